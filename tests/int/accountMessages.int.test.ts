import { accountNews } from '../../cloudfunctions/domains/account/messages'
import { deliver } from '../../cloudfunctions/kernel/inbox/deliver'
import { withCity } from '../builders/city/city'
import type { Phone } from '../builders/city/phone'
import { type Scene, setScene } from '../builders/city/scene'
import { minutesAfter, NOON } from '../builders/time'

const city = withCity()
let scene: Scene
beforeAll(async () => {
  scene = await setScene(city)
})

/** The person lets WeChat send one more message, and the phone tells us. */
async function allowsOne(phone: Phone) {
  await city.emulator.post('/emulator/wechat/subscribe', { openid: phone.openid, templateId: 'sample-template' })
  return phone.must('inbox.addCredit', {})
}

interface Sent {
  readonly openid: string
  readonly page: string
  readonly data: Record<string, { value: string }>
}

async function sentTo({ openid }: Phone): Promise<Sent[]> {
  const outbox = await (await fetch(`${city.emulator.url}/emulator/wechat/outbox`)).json()
  return outbox.messages.filter((message: Sent) => message.openid === openid)
}

const remove = ({ riderId }: Phone) => scene.manager.must('station.remove', { riderId, reason: 'left' })
const unread = async (phone: Phone) => (await phone.must('account.me', {})).unread

const news = ({ personId }: Phone, eventId: string, at = NOON) =>
  accountNews.note({ eventId, personId, content: { kind: 'identityContested' }, at })

test('with a credit a decision goes to the inbox and to WeChat, and the credit is used', async () => {
  const rider = await scene.rider({ status: 'verified' })
  expect(await allowsOne(rider)).toEqual({ messageCredits: 1 })
  await remove(rider)
  expect(await sentTo(rider)).toEqual([expect.objectContaining({ data: { phrase1: { value: '已移出站点' }, time2: expect.anything() } })])
  expect(await rider.must('account.me', {})).toMatchObject({ unread: 1, messageCredits: 0 })
})

test('without a credit it goes to the inbox alone', async () => {
  const rider = await scene.rider({ status: 'verified' })
  await remove(rider)
  expect(await sentTo(rider)).toEqual([])
  expect(await unread(rider)).toBe(1)
})

test('a person who refuses meanwhile is told by the inbox, and nobody calls that an error', async () => {
  const rider = await scene.rider({ status: 'verified' })
  await rider.must('inbox.addCredit', {})
  const logged = city.log.length
  await remove(rider)
  expect(await sentTo(rider)).toEqual([])
  expect(await unread(rider)).toBe(1)
  expect(city.log.slice(logged).join()).not.toContain('error')
})

test('one event is one message, however often it is delivered', async () => {
  const rider = await scene.rider({ status: 'verified' })
  await allowsOne(rider)
  await allowsOne(rider)
  const event = news(rider, 'sample-event')
  await Promise.all([deliver(event), deliver(event), deliver(event)])
  await deliver(event)
  expect(await sentTo(rider)).toHaveLength(1)
  expect(await rider.must('account.me', {})).toMatchObject({ unread: 1, messageCredits: 1 })
})

test('two events at once never use one credit twice', async () => {
  const rider = await scene.rider({ status: 'verified' })
  await allowsOne(rider)
  await Promise.all(['a', 'b', 'c', 'd'].map((id) => deliver(news(rider, `${rider.personId}:${id}`))))
  expect(await sentTo(rider)).toHaveLength(1)
  expect(await rider.must('account.me', {})).toMatchObject({ unread: 4, messageCredits: 0 })
})

test('twenty taps at once are twenty credits', async () => {
  const phone = scene.stranger()
  await Promise.all(Array.from({ length: 20 }, () => phone.must('inbox.addCredit', {})))
  expect(await phone.must('account.me', {})).toMatchObject({ messageCredits: 20 })
})

test('that WeChat is out of reach changes nothing but the log', async () => {
  const rider = await scene.rider({ status: 'verified' })
  await allowsOne(rider)
  const reach = jest.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('fetch failed'))
  await deliver(news(rider, 'unreachable'))
  reach.mockRestore()
  expect(city.log.at(-1)).toContain('wechat.sendDecision')
  expect(await unread(rider)).toBe(1)
})

test('looking at the own page writes nothing', async () => {
  const before = JSON.stringify(await city.documents())
  await scene.stranger().must('account.me', {})
  await scene.stranger().must('inbox.list', {})
  expect(JSON.stringify(await city.documents())).toBe(before)
})

describe('R4: what has arrived since somebody looked is unread, whenever it was decided', () => {
  /** Looks at the inbox as the phone does, and marks what it has shown. */
  async function look(phone: Phone) {
    const { messages } = await phone.must('inbox.list', {})
    const shown = messages.filter(({ read }) => !read).length
    const [newest] = messages
    if (newest) await phone.must('inbox.markRead', { upTo: newest.at })
    return shown
  }

  test('six messages with one time of decision, each looked at before the next arrives', async () => {
    const rider = await scene.rider({ status: 'verified' })
    for (let turn = 0; turn < 6; turn += 1) {
      await deliver(news(rider, `${rider.personId}:drawn${turn}`))
      expect(await unread(rider)).toBe(1)
      expect(await look(rider)).toBe(1)
      expect(await unread(rider)).toBe(0)
    }
  })

  test('a message that was decided before the one that was read last', async () => {
    const rider = await scene.rider({ status: 'verified' })
    await deliver(news(rider, `${rider.personId}:late`, minutesAfter(NOON, 0)))
    await deliver(news(rider, `${rider.personId}:read`, minutesAfter(NOON, -1)))
    await look(rider)
    await deliver(news(rider, `${rider.personId}:older`, minutesAfter(NOON, -60)))
    await deliver(news(rider, `${rider.personId}:older`, minutesAfter(NOON, -60)))
    expect(await unread(rider)).toBe(1)
    expect((await rider.must('inbox.list', {})).messages.map(({ read }) => read)).toEqual([true, true, false])
  })

  test('nobody marks a message of somebody else', async () => {
    const [rider, other] = [await scene.rider({ status: 'verified' }), await scene.rider({ status: 'verified' })]
    await deliver(news(rider, `${rider.personId}:own`))
    const [message] = (await rider.must('inbox.list', {})).messages
    await other.must('inbox.markRead', { upTo: NOON.toISOString(), shown: message ? [message.messageId] : [] })
    expect(await unread(rider)).toBe(1)
  })

  test('messages that are stored while somebody looks all the time: each is shown as unread at least once', async () => {
    const rider = await scene.rider({ status: 'verified' })
    const seen = new Set<string>()
    const lookOnce = async () => {
      const unseen = (await rider.must('inbox.list', {})).messages.filter(({ read }) => !read)
      for (const { messageId } of unseen) seen.add(messageId)
      const shown = unseen.map(({ messageId }) => messageId)
      if (unseen[0]) await rider.must('inbox.markRead', { upTo: unseen[0].at, shown })
    }
    let arriving = true
    const looking = (async () => {
      while (arriving) await lookOnce()
    })()
    for (let round = 0; round < 5; round += 1) {
      await Promise.all(Array.from({ length: 3 }, (_, n) => deliver(news(rider, `${rider.personId}:${round}:${n}`))))
    }
    arriving = false
    await looking
    await lookOnce()
    expect(seen.size).toBe(15)
  })
})
