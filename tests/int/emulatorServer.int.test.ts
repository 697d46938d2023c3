import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Plugin } from '../../emulator/plugin'
import { CloudBaseError } from '../../emulator/plugin'
import { startTestEmulator, withEmulator } from '../support/emulator'

const echo: Plugin = {
  name: 'echo',
  adminActions: {
    'echo.say': ({ text }) => ({ data: { text } }),
    'echo.refuse': () => {
      throw new CloudBaseError('ECHO_REFUSED', 'Not today.')
    },
    'echo.break': () => {
      throw new TypeError('secret detail')
    },
  },
  routes: {
    '/echo': (_request, response) => void response.end('short'),
    '/echo/long/': (_request, response) => void response.end('long'),
  },
}

const emulator = withEmulator({ plugins: [echo] })
const dirs: string[] = []
const newDir = async () => {
  const dir = await mkdtemp(join(tmpdir(), 'server-'))
  dirs.push(dir)
  return dir
}
afterAll(() => Promise.all(dirs.map((dir) => rm(dir, { recursive: true }))))

/** Sends headers that `fetch` would not let through. */
const raw = (headers: Record<string, string>, path = '/echo', method = 'GET') =>
  new Promise<{ status: number | undefined; headers: Record<string, unknown>; body: string }>((resolve, reject) => {
    const sent = request(emulator.url + path, { method, headers, agent: false }, (response) => {
      let body = ''
      response.setEncoding('utf8')
      response.on('data', (text) => {
        body += text
      })
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body }))
    })
    sent.on('error', reject)
    sent.end()
  })

describe('SDK actions', () => {
  test('go to their plugin, and the reply carries a request id', async () => {
    const reply = await emulator.post('/admin?env=e&seqId=1', { action: 'echo.say', text: '你好' })
    expect(reply).toEqual({ requestId: expect.stringMatching(/^[0-9a-f-]{36}$/), data: { text: '你好' } })
  })

  test('are refused with HTTP 200, a code and a message', async () => {
    const response = await fetch(`${emulator.url}/admin`, { method: 'POST', body: JSON.stringify({ action: 'echo.refuse' }) })
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({ code: 'ECHO_REFUSED', message: 'Not today.', requestId: expect.any(String) })
  })

  test('that nobody knows are refused with what to do', async () => {
    const reply = await emulator.post('/admin', { action: 'echo.sing' })
    expect(reply).toMatchObject({ code: 'INVALID_ACTION' })
    expect(reply.message).toMatch(/does not offer echo\.sing.*echo\.say.*emulator\//s)
  })

  test('named like a property of every object are unknown too', async () => {
    expect(await emulator.post('/admin', { action: 'constructor' })).toMatchObject({ code: 'INVALID_ACTION' })
  })

  test('that break say nothing of the inside; the log does', async () => {
    const reply = await emulator.post('/admin', { action: 'echo.break' })
    expect(reply).toMatchObject({ code: 'SYS_ERR' })
    expect(JSON.stringify(reply)).not.toContain('secret detail')
    expect(emulator.logs.join('\n')).toContain('secret detail')
  })

  test('need JSON with an action', async () => {
    const response = await fetch(`${emulator.url}/admin`, { method: 'POST', body: 'not json' })
    expect(await response.json()).toMatchObject({ code: 'INVALID_PARAM' })
    expect(await emulator.post('/admin', { no: 'action' })).toMatchObject({ code: 'INVALID_PARAM' })
  })

  test('larger than 20 MB are refused, not cut off', async () => {
    expect(await emulator.post('/admin', { action: 'echo.say', text: 'x'.repeat(21_000_000) })).toMatchObject({
      code: 'EXCEED_REQUEST_SIZE_LIMIT',
    })
  })
})

describe('routes', () => {
  test('the longest prefix wins', async () => {
    expect(await (await fetch(`${emulator.url}/echo/other`)).text()).toBe('short')
    expect(await (await fetch(`${emulator.url}/echo/long/other`)).text()).toBe('long')
  })

  test('a prefix ends at a slash', async () => {
    expect((await fetch(`${emulator.url}/echoes`)).status).toBe(404)
  })

  test('another method is refused', async () => {
    expect((await fetch(`${emulator.url}/call`)).status).toBe(405)
  })
})

describe('who may ask', () => {
  test.each(['127.0.0.1:80', 'localhost', 'a.localhost:8080', 'LOCALHOST'])('the host %s', async (host) => {
    expect((await raw({ host })).status).toBe(200)
  })

  test.each(['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example', '192.168.1.5'])('not the host "%s"', async (host) => {
    expect((await raw({ host })).status).toBe(403)
  })

  test('a page of this machine, which the browser is told', async () => {
    const { status, headers } = await raw({ origin: 'http://a.localhost:3000' })
    expect([status, headers['access-control-allow-origin']]).toEqual([200, 'http://a.localhost:3000'])
  })

  test.each(['/admin', '/emulator/queries', '/emulator/inject', '/emulator/timers/x'])(
    'not a page of another server on this machine, at %s',
    async (path) => {
      expect((await raw({ origin: 'http://localhost:3000' }, path)).status).toBe(403)
      const { port } = new URL(emulator.url)
      const [host, origin] = [`a.localhost:${port}`, `http://A.localhost:${port}`]
      expect((await raw({ host, origin }, path)).status).not.toBe(403)
    },
  )

  test('its preflight names the header of the local identity', async () => {
    const { status, headers } = await raw({ origin: 'http://localhost:3000', 'access-control-request-method': 'POST' }, '/call', 'OPTIONS')
    expect(status).toBe(204)
    expect(headers['access-control-allow-headers']).toContain('x-emulator-openid')
  })

  test.each(['https://evil.example', 'http://localhost.evil.example', 'null'])('not a page of %s', async (origin) => {
    const { status, headers } = await raw({ origin })
    expect([status, headers['access-control-allow-origin']]).toEqual([403, undefined])
  })
})

describe('start and stop', () => {
  test('documents are there after a restart', async () => {
    const dir = await newDir()
    const first = await startTestEmulator(dir, { collections: [{ name: 'notes' }] })
    await first.sdk().database().collection('notes').add({ _id: 'kept' })
    await first.stop()
    const second = await startTestEmulator(dir)
    expect((await second.sdk().database().collection('notes').doc('kept').get()).data).toEqual([{ _id: 'kept' }])
    await second.stop()
  })

  test('two in one process don’t share a directory', async () => {
    await expect(startTestEmulator(emulator.dataDir)).rejects.toThrow(/Another emulator uses .*Stop it first/)
  })

  test('one that can’t start leaves neither port nor directory taken', async () => {
    const dir = await newDir()
    await writeFile(join(dir, 'database.json'), '{"collections": 1}')
    await expect(startTestEmulator(dir, { functionsDir: dir })).rejects.toThrow(/database\.json.*must be a list/)
    await rm(join(dir, 'database.json'))
    await (await startTestEmulator(dir, { functionsDir: dir })).stop()
  })

  test('stopping twice is stopping', async () => {
    const started = await startTestEmulator(await newDir())
    await started.stop()
    await started.stop()
    await expect(fetch(started.url)).rejects.toThrow()
  })

  test('collections that a later build declares are there for its functions', async () => {
    const [dir, functionsDir] = [await newDir(), await newDir()]
    const started = await startTestEmulator(dir, { functionsDir })
    const add = () => started.sdk().database().collection('later').add({ a: 1 })
    await expect(add()).rejects.toMatchObject({ code: 'DATABASE_COLLECTION_NOT_EXIST' })
    await writeFile(join(functionsDir, 'database.json'), '{"collections": [{ "name": "later", "indexes": [] }]}')
    await started.call('rider-1', 'rider.see')
    await expect(add()).resolves.toMatchObject({ id: expect.any(String) })
    await started.stop()
  })
})
