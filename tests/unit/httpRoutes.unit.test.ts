import { certificatePage } from '../../cloudfunctions/domains/course/certificatePage'
import { drawPage } from '../../cloudfunctions/domains/course/drawPage'
import { noticePage, posterPage } from '../../cloudfunctions/domains/pass/web/posterPage'
import { json } from '../../cloudfunctions/kernel/http/http'
import { createWeb } from '../../cloudfunctions/kernel/http/web'
import { filesOf, textOf } from '../architecture/source'
import { aDrawnDraw, myWishes } from '../builders/drawViews'
import { everyDomain } from '../builders/house'
import { NOON } from '../builders/time'

beforeEach(() => void jest.spyOn(console, 'log').mockImplementation(() => {}))

const routes = everyDomain.flatMap(({ routes: own = [] }) => own)
/** The routes of the product, with handlers that answer without a database. */
const main = createWeb(routes.map((route) => ({ ...route, handle: async () => json(200, { route: route.name }) })))

/** A path that a route takes: its pattern with an id in place of the group. */
const pathOf = (path: RegExp) =>
  path.source
    .replace('([^/]+)', 'sample1')
    .replace(/\\\//g, '/')
    .replace(/\/\?|[()$]/g, '')

const ofGet = routes.filter(({ method }) => method === 'GET').map(({ path }) => pathOf(path))

describe('independent-lesser-findings: every route', () => {
  test.each(ofGet)('%s answers HEAD as GET, without the body', async (path) => {
    const [get, head] = [await main({ path, httpMethod: 'GET' }), await main({ path, httpMethod: 'HEAD' })]
    expect(get.statusCode).toBe(200)
    expect(get.body).not.toBe('')
    expect(head).toEqual({ ...get, body: '' })
  })

  test.each(routes.map(({ method, path }) => [pathOf(path), method] as const))(
    '%s says by which methods it is asked',
    async (path, method) => {
      const allow = method === 'GET' ? 'GET, HEAD' : method
      for (const httpMethod of ['PUT', 'DELETE', 'PATCH', 'OPTIONS', method === 'GET' ? 'POST' : 'GET']) {
        expect(await main({ path, httpMethod })).toMatchObject({ statusCode: 405, headers: { allow } })
      }
    },
  )

  test.each(['/certificate', '/certificate/sample1', '/poster'])('%s refuses a person with a page', async (path) => {
    const { headers, body } = await main({ path, httpMethod: 'POST' })
    expect(headers['content-type']).toMatch(/^text\/html/)
    expect(body).toContain('这样打不开')
  })

  test('a path that nobody has is not there', async () => {
    for (const httpMethod of ['GET', 'HEAD']) expect(await main({ path: '/nothing', httpMethod })).toMatchObject({ statusCode: 404 })
  })

  test('a refusal of HEAD has no body either', async () => {
    expect(await main({ path: '/nothing', httpMethod: 'HEAD' })).toMatchObject({ statusCode: 404, body: '' })
    expect(await main({ path: '/readers/rea_none/receipts', httpMethod: 'HEAD' })).toMatchObject({ statusCode: 405, body: '' })
  })
})

describe('independent-lesser-findings: every page', () => {
  const certificate = { title: '示例', school: '示例学校', month: '2026-11', name: '张*' }
  const contents = [
    ...(['asking', 'unknown', 'failed', 'onlyToRead'] as const).map((state) => ({ state })),
    { state: 'valid', number: '1', certificate } as const,
    { state: 'revoked', number: '1', certificate: null } as const,
  ]
  const sheet = (direction: 'in' | 'out') => ({ direction, picture: 'data:image/png;base64,' })
  const poster = { compound: '示例小区', gate: '西门', level: null, hotline: '12345', sheets: [sheet('in'), sheet('out')] }
  const pages = [
    ...contents.flatMap((content) =>
      ['https://example.org/certificate', null].map((address) => certificatePage(content, { address, now: NOON })),
    ),
    ...[true, false].map((isFirst) =>
      drawPage({ ...aDrawnDraw(), of: 1, tickets: [{ ...myWishes, ranks: [...myWishes.ranks] }], next: null }, { isFirst }),
    ),
    posterPage(poster),
    noticePage('示例', '示例'),
  ]

  test.each(pages)('has one h1 and one main, and says what its buttons and fields are: %#', (page) => {
    expect(page.match(/<h1[ >]/g)).toHaveLength(1)
    expect(page.match(/<main[ >]/g)).toHaveLength(1)
    for (const [control] of page.matchAll(/<(button|input)\b[^>]*>/g)) expect(control).toMatch(/ type="/)
  })

  test('stands above', () => {
    const writers = filesOf('cloudfunctions/*.ts').filter((path) => textOf(path).includes('<!doctype html>'))
    expect(writers).toEqual(['cloudfunctions/domains/course/publicPage.ts', 'cloudfunctions/domains/pass/web/posterPage.ts'])
  })
})
