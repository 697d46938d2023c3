import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { withEmulator } from '../support/emulator'
import { withFunctions } from '../support/fixtureFunctions'

const WEB = `
import tcb from '@cloudbase/node-sdk'
export const main = async (event: any, context: any) => {
  if (event.path === '/long') return 'x'.repeat(1_100_000)
  if (event.path === '/fail') throw new Error('private reason')
  if (event.path === '/teapot') return { statusCode: 418, headers: { 'content-type': 'text/plain', 'set-cookie': ['a=1', 'b=2'] }, body: '茶' }
  if (event.path === '/bytes') return { statusCode: 200, headers: {}, body: Buffer.from([0, 255]).toString('base64'), isBase64Encoded: true }
  const { WX_OPENID } = tcb.getCloudbaseContext(context)
  return { event, identity: WX_OPENID ?? null }
}`
const functionsDir = withFunctions({ web: WEB })
const siteDir = mkdtempSync(join(tmpdir(), 'site-'))
writeFileSync(join(siteDir, 'index.html'), '<title>site</title>')
mkdirSync(join(siteDir, 'app'))
writeFileSync(join(siteDir, 'app', 'index.html'), '<title>app</title>')
writeFileSync(join(siteDir, 'app.js'), 'let a')
writeFileSync(join(siteDir, 'a b.svg'), '<svg/>')
writeFileSync(`${siteDir}-secret`, 'secret')
afterAll(() => {
  rmSync(siteDir, { recursive: true })
  rmSync(`${siteDir}-secret`)
})
const emulator = withEmulator({ functionsDir, siteDir })

test('R5: HTTP access takes 100 KB of text and 6 MB of other bodies, and answers 1 MB', async () => {
  const send = async (type: string, bytes: number) =>
    (await fetch(`${emulator.url}/http/web/`, { method: 'POST', headers: { 'content-type': type }, body: 'x'.repeat(bytes) })).status
  expect([await send('application/json', 100_000), await send('application/json', 110_000)]).toEqual([200, 413])
  expect([await send('image/jpeg', 110_000), await send('image/jpeg', 6_100_000)]).toEqual([200, 413])
  const reply = await fetch(`${emulator.url}/http/web/long`)
  expect([reply.status, await reply.json()]).toEqual([500, expect.objectContaining({ code: 'EXCEED_MAX_RESPONSE_SIZE' })])
})

describe('a function reached over HTTP', () => {
  const seen = async (path: string, init: RequestInit = {}) => (await fetch(`${emulator.url}/http/web${path}`, init)).json()

  test('gets the platform’s event', async () => {
    const { event } = await seen('/a/b?x=1&y=%E4%BA%8C', {
      method: 'PUT',
      body: '{"a":1}',
      headers: { 'content-type': 'application/json', 'x-device': 'gate' },
    })
    expect(event).toMatchObject({
      path: '/a/b',
      httpMethod: 'PUT',
      headers: { 'content-type': 'application/json', 'x-device': 'gate' },
      queryStringParameters: { x: '1', y: '二' },
      requestContext: { requestId: expect.any(String) },
      body: '{"a":1}',
      isBase64Encoded: false,
    })
  })

  test('gets the root path when there is none', async () => {
    expect((await seen('')).event.path).toBe('/')
  })

  test('gets bytes as base64', async () => {
    const { event } = await seen('/', { method: 'POST', body: new Uint8Array([0, 255]), headers: { 'content-type': 'image/jpeg' } })
    expect([event.body, event.isBase64Encoded]).toEqual(['AP8=', true])
  })

  test('knows no WeChat user, whatever the request says', async () => {
    const { event, identity } = await seen('/', { headers: { 'x-emulator-openid': 'rider-1' } })
    expect(identity).toBeNull()
    expect(JSON.stringify(event)).not.toContain('rider-1')
  })

  test('answers with status, headers and body', async () => {
    const response = await fetch(`${emulator.url}/http/web/teapot`)
    expect(response.status).toBe(418)
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
    expect(await response.text()).toBe('茶')
  })

  test('answers with bytes', async () => {
    expect(Buffer.from(await (await fetch(`${emulator.url}/http/web/bytes`)).arrayBuffer())).toEqual(Buffer.from([0, 255]))
  })

  test('that fails keeps its reason to the log', async () => {
    const response = await fetch(`${emulator.url}/http/web/fail`)
    const text = await response.text()
    expect(response.status).toBe(500)
    expect(text).toContain('FUNCTION_INVOCATION_FAILED')
    expect(text).not.toContain('private reason')
    expect(emulator.logs.join('\n')).toContain('private reason')
  })

  test('that does not exist is not found', async () => {
    const response = await fetch(`${emulator.url}/http/nowhere/`)
    expect([response.status, (await response.json()).code]).toEqual([404, 'FUNCTION_NOT_FOUND'])
  })
})

describe('the site', () => {
  const get = (path: string, headers: Record<string, string> = {}) => fetch(emulator.url + path, { headers })

  test.each([
    ['/', 'text/html;charset=utf-8', '<title>site</title>'],
    ['/app/', 'text/html;charset=utf-8', '<title>app</title>'],
    ['/app.js', 'text/javascript', 'let a'],
    ['/a%20b.svg', 'image/svg+xml', '<svg/>'],
    ['/some/page', 'text/html;charset=utf-8', '<title>site</title>'],
  ])('serves %s', async (path, type, text) => {
    const response = await get(path)
    expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([200, type, text])
  })

  test('does not send again what the browser has', async () => {
    const etag = (await get('/app.js')).headers.get('etag') ?? ''
    expect((await get('/app.js', { 'if-none-match': etag })).status).toBe(304)
  })

  test('has no file that is not there', async () => {
    expect((await get('/missing.js')).status).toBe(404)
  })

  test.each(['/..%2f', '/%2e%2e/', '/..%5c', '/app/..%2f..%2f'])('leads nowhere else (%s)', async (up) => {
    const response = await get(`${up}${siteDir.split('/').at(-1)}-secret`)
    expect(await response.text()).not.toContain('secret</')
    expect(await (await get(`${up}${siteDir.split('/').at(-1)}-secret`)).text()).not.toBe('secret')
  })

  test('takes no writes', async () => {
    expect((await fetch(emulator.url, { method: 'POST' })).status).toBe(405)
  })
})
