import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { encode } from 'uqr'
import { startTestEmulator, type TestEmulator, withEmulator } from '../support/emulator'
import { withFunctions } from '../support/fixtureFunctions'
import { until } from '../support/patience'

let time = Date.parse('2026-11-23T04:00:00Z')
const functionsDir = withFunctions({ jobs: `export const main = async (event: unknown) => console.log(JSON.stringify(event))` })
const emulator = withEmulator({ functionsDir, now: () => time })

interface Outbox {
  messages: object[]
  credits: object[]
  mediaChecks: { traceId: string; answeredAt: number | null }[]
}
const outboxOf = async ({ url }: TestEmulator): Promise<Outbox> => (await fetch(`${url}/emulator/wechat/outbox`)).json()

describe('phone numbers', () => {
  const mint = async () => (await emulator.post('/emulator/wechat/phone-code', { openid: 'rider-1', phone: '10000000001' })).code
  const exchange = (code: unknown) => emulator.post('/wechat/getuserphonenumber', { code })

  test('are given for a code, once', async () => {
    const code = await mint()
    expect(await exchange(code)).toMatchObject({
      errcode: 0,
      errmsg: 'ok',
      phone_info: { phoneNumber: '10000000001', purePhoneNumber: '10000000001', countryCode: '86', watermark: { timestamp: time / 1000 } },
    })
    expect(await exchange(code)).toMatchObject({ errcode: 40029, errmsg: 'invalid code' })
  })

  test('of another country come with its code', async () => {
    const { code } = await emulator.post('/emulator/wechat/phone-code', { openid: 'rider-1', phone: '91234567', countryCode: '852' })
    const phone_info = { phoneNumber: '85291234567', purePhoneNumber: '91234567', countryCode: '852' }
    expect(await exchange(code)).toMatchObject({ errcode: 0, phone_info })
  })

  test('are given for five minutes', async () => {
    const [inTime, late] = [await mint(), await mint()]
    time += 5 * 60_000 - 1
    expect(await exchange(inTime)).toMatchObject({ errcode: 0 })
    time += 1
    expect(await exchange(late)).toMatchObject({ errcode: 40029 })
  })

  test.each([undefined, 'made-up', 42])('are not given for the code %p', async (code) => {
    expect(await exchange(code)).toMatchObject({ errcode: 40029 })
  })

  test('are numbers of somebody', async () => {
    expect(await emulator.post('/emulator/wechat/phone-code', { openid: 'rider-1', phone: '123' })).toMatchObject({ code: 'INVALID_PARAM' })
    expect(await emulator.post('/emulator/wechat/phone-code', { phone: '10000000001' })).toMatchObject({ code: 'INVALID_PARAM' })
  })
})

describe('subscription messages', () => {
  const message = { touser: 'rider-2', template_id: 'decision', page: 'pages/home/index', data: { phrase1: { value: '已通过' } } }
  const send = (change: object = {}) => emulator.post('/wechat/subscribe-send', { ...message, ...change })
  const accept = () => emulator.post('/emulator/wechat/subscribe', { openid: 'rider-2', templateId: 'decision' })

  test('take one credit each, and stand in the outbox', async () => {
    expect(await send()).toEqual({ errcode: 43101, errmsg: 'user refuse to accept the msg' })
    await accept()
    expect(await accept()).toEqual({ credits: 2 })
    expect(await send()).toMatchObject({ errcode: 0, errmsg: 'ok', msgid: expect.any(Number) })
    expect((await outboxOf(emulator)).credits).toEqual([{ openid: 'rider-2', templateId: 'decision', credits: 1 }])
    await send()
    expect(await send()).toMatchObject({ errcode: 43101 })
    const sent = { at: time, openid: 'rider-2', templateId: 'decision', page: 'pages/home/index', data: message.data }
    expect((await outboxOf(emulator)).messages).toMatchObject([sent, sent])
  })

  test('belong to one template and one person', async () => {
    await accept()
    expect(await send({ template_id: 'other' })).toMatchObject({ errcode: 43101 })
    expect(await send({ touser: 'rider-3' })).toMatchObject({ errcode: 43101 })
    expect(await send()).toMatchObject({ errcode: 0 })
  })

  test.each([
    [{ touser: '' }, 40003],
    [{ template_id: undefined }, 40037],
    [{ data: undefined }, 47003],
    [{ data: { phrase1: '已通过' } }, 47003],
    [{ data: { phrase1: { value: '六个字太长了' } } }, 47003],
    [{ data: { thing1: { value: '' } } }, 47003],
    [{ data: { thing1: { value: '一'.repeat(21) } } }, 47003],
    [{ data: { made_up1: { value: 'x' } } }, 47003],
  ])('that WeChat would not take (%j) are refused with %i and cost nothing', async (change, errcode) => {
    const { credits } = await accept()
    expect(await send(change)).toMatchObject({ errcode })
    expect(await accept()).toEqual({ credits: Number(credits) + 1 })
  })
})

describe('codes of pages', () => {
  const draw = (body: object) => emulator.post('/wechat/getwxacodeunlimited', body)

  test('are pictures', async () => {
    const { errcode, contentType, buffer } = await draw({ scene: 'g=gate_1&v=1', page: 'packages/pass/rider/gate/index' })
    expect([errcode, contentType]).toEqual([0, 'image/svg+xml'])
    const svg = Buffer.from(String(buffer), 'base64').toString()
    expect(svg).toMatch(/^<svg[\s\S]*<\/svg>$/)
    // independent-lesser-findings: four modules of white, as on what is printed.
    const { size } = encode('packages/pass/rider/gate/index?scene=g%3Dgate_1%26v%3D1', { ecc: 'M', border: 4 })
    expect(svg).toContain(`viewBox="0 0 ${size * 10} ${size * 10}"`)
  })

  test.each([
    [{}, 40169],
    [{ scene: '' }, 40169],
    [{ scene: 'x'.repeat(33) }, 40169],
    [{ scene: '门岗' }, 40129],
    [{ scene: 'a b' }, 40129],
    [{ scene: 'a', page: '/pages/home/index' }, 41030],
    [{ scene: 'a', page: 'pages/home/index?x=1' }, 41030],
  ])('for %j are refused with %i', async (body, errcode) => {
    expect(await draw(body)).toMatchObject({ errcode })
  })

  test('take a scene of 32 characters', async () => {
    expect(await draw({ scene: 'x'.repeat(32) })).toMatchObject({ errcode: 0 })
  })
})

describe('checks of text', () => {
  const check = (change: object) =>
    emulator.post('/wechat/msg-sec-check', { version: 2, openid: 'rider-1', scene: 2, content: '你好', ...change })

  test('let plain text pass', async () => {
    expect(await check({})).toMatchObject({ errcode: 0, trace_id: expect.any(String), result: { suggest: 'pass', label: 100 } })
  })

  test('find sample words', async () => {
    expect(await check({ content: '一起去赌博吧' })).toMatchObject({
      errcode: 0,
      result: { suggest: 'risky', label: 20006 },
      detail: [{ keyword: '赌博' }],
    })
  })

  test.each([
    [{ version: 1 }, 47001],
    [{ openid: undefined }, 40003],
    [{ scene: 5 }, 40129],
    [{ content: '' }, 44002],
    [{ content: '字'.repeat(2501) }, 45002],
  ])('refuse %j with %i', async (change, errcode) => {
    expect(await check(change)).toMatchObject({ errcode })
  })

  test('take 2,500 characters', async () => {
    expect(await check({ content: '字'.repeat(2500) })).toMatchObject({ errcode: 0 })
  })
})

describe('checks of pictures', () => {
  const picture = { version: 2, openid: 'rider-1', scene: 1, media_url: 'http://127.0.0.1/x.jpg', media_type: 2 }
  const request = (on: TestEmulator, change: object = {}) => on.post('/wechat/media-check-async', { ...picture, ...change })
  const untilAnswered = (on: TestEmulator) =>
    until(async () => (await outboxOf(on)).mediaChecks.every(({ answeredAt }) => answeredAt !== null))
  const pushed = ({ logs }: TestEmulator) =>
    logs.filter((line) => line.includes('wxa_media_check')).map((line) => JSON.parse(line.replace('[jobs] ', '')))

  test.each([
    ['pass', 'jpeg', 0],
    ['risky', 'jpeg', 87014],
    ['pass', '', 41005],
  ])('may be answered at once: %s', async (suggest, content, errcode) => {
    await emulator.post('/emulator/wechat/media-check', { suggest })
    const media = Buffer.from(content).toString('base64')
    expect(await emulator.post('/wechat/img-sec-check', { media })).toMatchObject({ errcode })
    await emulator.post('/emulator/wechat/media-check', { suggest: 'pass' })
  })

  test('are answered later, to a function, as the platform pushes it', async () => {
    await emulator.post('/emulator/wechat/media-check', { suggest: 'risky', delayMs: 0 })
    const { errcode, trace_id } = await request(emulator)
    expect(errcode).toBe(0)
    await untilAnswered(emulator)
    expect(pushed(emulator)).toEqual([
      expect.objectContaining({
        MsgType: 'event',
        Event: 'wxa_media_check',
        FromUserName: 'rider-1',
        trace_id,
        version: 2,
        errcode: 0,
        result: { suggest: 'risky', label: 20002 },
      }),
    ])
  })

  test('that are under way outlive a restart', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'media-'))
    const first = await startTestEmulator(dataDir, { functionsDir })
    await first.post('/emulator/wechat/media-check', { delayMs: 1_000_000 })
    const { trace_id } = await request(first)
    await first.stop()
    const second = await startTestEmulator(dataDir, { functionsDir })
    await untilAnswered(second)
    expect(pushed(second)).toMatchObject([{ trace_id, result: { suggest: 'pass' } }])
    await second.stop()
    await rm(dataDir, { recursive: true })
  })

  test.each([
    [{ version: 1 }, 47001],
    [{ openid: '' }, 40003],
    [{ scene: 0 }, 40129],
    [{ media_url: 'not a url' }, 44002],
    [{ media_type: 3 }, 40004],
  ])('refuse %j with %i', async (change, errcode) => {
    expect(await request(emulator, change)).toMatchObject({ errcode })
  })

  test.each([{ suggest: 'maybe' }, { delayMs: -1 }, { function: 1 }])('can’t be configured with %j', async (settings) => {
    expect(await emulator.post('/emulator/wechat/media-check', settings)).toMatchObject({ code: 'INVALID_PARAM' })
  })
})
