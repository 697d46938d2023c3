import { accountNews } from '../../cloudfunctions/domains/account/messages'
import { deliver } from '../../cloudfunctions/kernel/inbox/deliver'
import { withCity } from '../builders/city/city'
import type { Phone } from '../builders/city/phone'
import { type Scene, setScene } from '../builders/city/scene'
import { NOON } from '../builders/time'

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

const news = ({ personId }: Phone, eventId: string) =>
  accountNews.note({ eventId, personId, content: { kind: 'identityContested' }, at: NOON })

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
