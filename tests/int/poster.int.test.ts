import { resolve } from 'node:path'
import { compounds } from '../../cloudfunctions/domains/pass/documents/compound'
import { createWeb } from '../../cloudfunctions/kernel/http/web'
import { gateCodeText } from '../../contract/pass/gateCode'
import { drawPageCode } from '../../emulator/wechat/pageCode'
import { withCity } from '../builders/city/city'
import { aCompoundOf, type Place } from '../builders/city/faces'
import { type Scene, setScene } from '../builders/city/scene'
import { aGate } from '../builders/compounds'
import { openEveryDomain } from '../builders/house'
import { minutesAfter } from '../builders/time'

const city = withCity({ functionsDir: resolve('dist/functions') })
let scene: Scene
let place: Place
beforeAll(async () => {
  city.now = new Date()
  scene = await setScene(city)
})
beforeEach(async () => {
  place = await aCompoundOf(scene)
})

const linkTo = async ({ compoundId, gateId, manager } = place) => manager.must('compound.poster', { compoundId, gateId })

/** Opens a link beside us, so many minutes from now. */
const open = (url: string, minutes = 0) => {
  const { pathname, searchParams } = new URL(url)
  const main = createWeb(openEveryDomain().routes, () => minutesAfter(city.now, minutes))
  return main({ path: pathname, httpMethod: 'GET', queryStringParameters: Object.fromEntries(searchParams) })
}

const pictureOf = (direction: 'in' | 'out', code: string) => {
  const drawn = drawPageCode({ scene: gateCodeText({ code, direction }), page: 'packages/pass/rider/gate/index' })
  return `data:image/svg+xml;base64,${'buffer' in drawn ? String(drawn.buffer) : ''}`
}

const codeOf = async ({ compoundId } = place) => (await compounds.get(compoundId))?.gates[0]?.code ?? ''

test('the link opens a page to print, with the gate’s code, by the built function and without anything else loaded', async () => {
  const { url } = await linkTo()
  const response = await fetch(url)
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
  expect(response.headers.get('content-security-policy')).toMatch(
    /^default-src 'none'; img-src data:; style-src 'sha256-[^;]+; script-src 'sha256-/,
  )
  expect(response.headers.get('cache-control')).toBe('no-store')
  const page = await response.text()
  for (const words of ['江城哨兵·小哥码', '示例小区 · 示例东门', '友好小区', '进门扫这里', '打开微信，扫一扫', '打印'])
    expect(page).toContain(words)
  expect(page).toContain(pictureOf('in', await codeOf()))
  expect(page).not.toContain('出门扫这里')
  expect(page.match(/(src|href)="(?!data:)/g)).toBeNull()
})

test('a gate that records exits has a second sheet, with the code for leaving', async () => {
  const code = await codeOf()
  await compounds.update(place.compoundId, {}, { gates: [aGate({ gateId: place.gateId, code, exits: true })], hotline: '0512-0000 0000' })
  const { body } = await open((await linkTo()).url)
  for (const words of ['进门扫这里', '出门扫这里', '0512-0000 0000', pictureOf('in', code), pictureOf('out', code)])
    expect(body).toContain(words)
})

test('a name is a name, whatever it looks like', async () => {
  await compounds.update(place.compoundId, {}, { name: '<script>alert("示例")</script>' })
  const { body } = await open((await linkTo()).url)
  expect(body).not.toContain('<script>alert')
  expect(body).toContain('&lt;script&gt;alert(&quot;示例&quot;)&lt;/script&gt;')
})

describe('the link', () => {
  test('works for an hour and says so', async () => {
    const { url, expiresAt } = await linkTo()
    expect(Date.parse(expiresAt) - city.now.getTime()).toBeGreaterThan(59 * 60_000)
    expect(await open(url, 59)).toMatchObject({ statusCode: 200 })
    expect(await open(url, 61)).toMatchObject({ statusCode: 403, body: expect.stringContaining('重新取一次') })
  })

  test.each<[string, (ticket: string) => string]>([
    ['for another compound', (ticket) => ticket.replace(/cmp_\w+/, 'cmp_other')],
    ['for another gate', (ticket) => ticket.replace('gat_west', 'gat_east')],
    ['for longer', (ticket) => ticket.replace(/\.(\d+)\./, (_, seconds: string) => `.${Number(seconds) + 3600}.`)],
    ['without its end', (ticket) => ticket.slice(0, -1)],
    ['of nothing', () => ''],
    ['of anything', () => 'cmp_own.gat_east.99999999999.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'],
  ])('can’t be made up: %s', async (_, forge) => {
    const { url } = await linkTo()
    const ticket = new URL(url).searchParams.get('t') ?? ''
    expect(await open(url.replace(ticket, forge(ticket)))).toMatchObject({ statusCode: 403 })
  })

  test('to a gate that is not there any more says so', async () => {
    const { url } = await linkTo()
    await compounds.update(place.compoundId, {}, { gates: [] })
    expect(await open(url)).toMatchObject({ statusCode: 404, body: expect.stringContaining('没有这个门了') })
    expect(await place.manager.call('compound.poster', { compoundId: place.compoundId, gateId: place.gateId })).toMatchObject({
      error: { code: 'NOT_FOUND' },
    })
  })

  test('while WeChat draws nothing asks to come again, and the log says what it was', async () => {
    const { url } = await linkTo()
    await compounds.update(place.compoundId, {}, { gates: [aGate({ gateId: place.gateId, code: '没有这样的码' })] })
    expect(await open(url)).toMatchObject({ statusCode: 503, body: expect.stringContaining('过几分钟') })
    expect(city.log.at(-1)).toContain('40129')
  })
})

test('nowhere to lead to: no link, and the log says why', async () => {
  const { WEB_URL } = process.env
  delete process.env.WEB_URL
  const reply = await place.manager.call('compound.poster', { compoundId: place.compoundId, gateId: place.gateId })
  process.env.WEB_URL = WEB_URL
  expect(reply).toMatchObject({ error: { code: 'INTERNAL' } })
  expect(city.log.at(-1)).toContain('WEB_URL_MISSING')
})
