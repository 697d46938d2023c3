import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { DATA_VERSION } from '../../emulator/dataVersion'
import { withFunctions } from '../support/fixtureFunctions'

const REPOSITORY = resolve(__dirname, '../..')
const functionsDir = withFunctions({ account: `export const main = async () => ({ ok: true, data: 'served' })` })
const dirs: string[] = []
const children: ChildProcess[] = []

const newDir = () => {
  const dir = mkdtempSync(join(tmpdir(), 'cli-'))
  dirs.push(dir)
  return dir
}
const textOf = (stream: NodeJS.ReadableStream | null) => {
  const text = { value: '' }
  stream?.on('data', (chunk) => {
    text.value += chunk
  })
  return text
}

/** Runs the command; `ready` is its address, `exit` its code or signal, with what it wrote. */
const run = (...args: string[]) => {
  const child = spawn(process.execPath, ['--import', 'tsx', 'emulator/cli.ts', '--port', '0', ...args], {
    cwd: REPOSITORY,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.push(child)
  const [out, err] = [textOf(child.stdout), textOf(child.stderr)]
  const exit = once(child, 'close').then(([code, signal]) => ({ end: code ?? signal, out: out.value, err: err.value }))
  const ready = new Promise<string>((resolveUrl, reject) => {
    child.stdout.on('data', () => {
      const url = /^emulator ready: (http:\/\/127\.0\.0\.1:\d+)\n$/.exec(out.value)?.[1]
      if (url) resolveUrl(url)
    })
    void exit.then(({ err: said }) => reject(new Error(said)))
  })
  ready.catch(() => undefined)
  return { child, ready, exit }
}

const post = async (url: string, body: object) => (await fetch(url, { method: 'POST', body: JSON.stringify(body) })).json()
const isAlive = (url: string) =>
  fetch(url).then(
    () => true,
    () => false,
  )

afterAll(() => {
  for (const child of children) child.kill('SIGKILL')
  for (const dir of dirs) rmSync(dir, { recursive: true })
})

test('serves once it says so, and says nothing else', async () => {
  const { child, ready, exit } = run('--data', newDir(), '--functions', functionsDir)
  const url = await ready
  expect(await post(`${url}/call`, { action: 'rider.see' })).toEqual({ ok: true, data: 'served' })
  child.kill('SIGTERM')
  expect(await exit).toEqual({ end: 0, out: `emulator ready: ${url}\n`, err: '' })
})

test('Ctrl-C, even twice, leaves nothing behind', async () => {
  const dir = newDir()
  const { child, ready, exit } = run('--data', dir)
  const url = await ready
  child.kill('SIGINT')
  child.kill('SIGINT')
  expect((await exit).end).toBe(0)
  expect(await isAlive(url)).toBe(false)
  expect(existsSync(join(dir, 'emulator.json'))).toBe(false)
})

test('starts without functions, which phones hear', async () => {
  const { child, ready, exit } = run('--data', newDir(), '--functions', join(newDir(), 'nothing'))
  expect(await post(`${await ready}/call`, { action: 'rider.see' })).toMatchObject({ ok: false, error: { code: 'UNAVAILABLE' } })
  child.kill('SIGTERM')
  expect((await exit).err).toContain('npm run build:functions')
})

test('a second one on the same data is refused and told who has it; after kill -9 it may start', async () => {
  const dir = newDir()
  const first = run('--data', dir)
  const url = await first.ready
  const refused = await run('--data', dir).exit
  expect(refused).toMatchObject({ end: 1, out: '' })
  expect(refused.err).toMatch(new RegExp(`uses ${dir}.*${first.child.pid}.*${url}`))
  first.child.kill('SIGKILL')
  await first.exit
  const second = run('--data', dir)
  expect(await second.ready).toMatch(/^http/)
  second.child.kill('SIGTERM')
  await second.exit
})

test('--fresh forgets, without it nothing is forgotten', async () => {
  const dir = newDir()
  const creditsAfter = async (...args: string[]) => {
    const { child, ready, exit } = run('--data', dir, ...args)
    const { credits } = await post(`${await ready}/emulator/wechat/subscribe`, { openid: 'rider-1', templateId: 't' })
    child.kill('SIGTERM')
    await exit
    return credits
  }
  expect([await creditsAfter(), await creditsAfter(), await creditsAfter('--fresh')]).toEqual([1, 2, 1])
})

test('--fresh empties nothing that is not its own', async () => {
  const dir = newDir()
  writeFileSync(join(dir, 'thesis.doc'), 'years of work')
  const { end, err } = await run('--data', dir, '--fresh').exit
  expect([end, err]).toEqual([1, expect.stringContaining('it may hold something else')])
  expect(existsSync(join(dir, 'thesis.doc'))).toBe(true)
})

test('--fresh leaves the directory of another emulator inside its own alone', async () => {
  const dir = newDir()
  const inside = join(dir, 'preview')
  const startOnce = async (...args: string[]) => {
    const { child, ready, exit } = run(...args)
    await ready
    child.kill('SIGTERM')
    await exit
  }
  await startOnce('--data', inside)
  await startOnce('--data', dir, '--fresh')
  writeFileSync(join(dir, 'note'), 'of this one')
  await startOnce('--data', dir, '--fresh')
  expect([existsSync(join(dir, 'note')), existsSync(join(inside, 'secrets.json'))]).toEqual([false, true])
})

describe('a directory of data', () => {
  const written = async (change: (dir: string) => void) => {
    const dir = newDir()
    const first = run('--data', dir)
    await first.ready
    first.child.kill('SIGTERM')
    await first.exit
    change(dir)
    return dir
  }
  const versionFile = (dir: string) => join(dir, 'data-version')

  test('says which version it has', async () => {
    const dir = await written(() => {})
    expect(readFileSync(versionFile(dir), 'utf8')).toBe(`${DATA_VERSION}\n`)
  })

  test.each([
    ['of an older version', (dir: string) => writeFileSync(versionFile(dir), `${DATA_VERSION - 1}`), 'was written by an older emulator'],
    ['from before there were versions', (dir: string) => rmSync(versionFile(dir)), 'was written by an older emulator'],
    ['of a newer version', (dir: string) => writeFileSync(versionFile(dir), `${DATA_VERSION + 1}`), 'was written by a newer emulator'],
    ['of no version that can be read', (dir: string) => writeFileSync(versionFile(dir), 'half a fi'), 'names no version that can be read'],
  ])('%s is refused in one sentence with what to do, and stays as it is until --fresh', async (_, change, reason) => {
    const dir = await written(change)
    const secrets = readFileSync(join(dir, 'secrets.json'), 'utf8')
    const { end, out, err } = await run('--data', dir).exit
    expect([end, out]).toEqual([1, ''])
    expect(err).toContain(dir)
    expect(err).toContain(reason)
    expect(err).toContain('Begin anew with --fresh, which empties it, or choose another directory with --data.')
    expect(readFileSync(join(dir, 'secrets.json'), 'utf8')).toBe(secrets)

    const fresh = run('--data', dir, '--fresh')
    await fresh.ready
    fresh.child.kill('SIGTERM')
    expect((await fresh.exit).end).toBe(0)
    expect(readFileSync(versionFile(dir), 'utf8')).toBe(`${DATA_VERSION}\n`)
  })
})

test('a port that is taken is refused in one sentence', async () => {
  const { child, ready, exit } = run('--data', newDir())
  const { port } = new URL(await ready)
  const refused = await run('--data', newDir(), '--port', port).exit
  expect(refused).toMatchObject({ end: 1, err: `Port ${port} is in use. Choose another with --port, or --port 0 for any free one.\n` })
  child.kill('SIGTERM')
  await exit
})

test('crash ends it after the write, without a reply', async () => {
  const { ready, exit } = run('--data', newDir(), '--inject', 'crash=1')
  await expect(post(`${await ready}/admin`, { action: 'storage.batchDeleteFile', fileid_list: [] })).rejects.toThrow()
  expect((await exit).end).toBe('SIGKILL')
})

test.each([
  [['--unknown'], '--unknown'],
  [['--port', 'http'], '--port takes a number'],
  [['--port', '70000'], '--port takes a number'],
  [['--inject', 'nothing=1'], 'no fault nothing'],
  [['stray'], 'stray'],
])('%j is refused with the usage', async (args, reason) => {
  const { end, out, err } = await run(...args).exit
  expect([end, out]).toEqual([1, ''])
  expect(err).toContain(reason)
  expect(err).toContain('Usage: npm run emulator')
})

test('--help is no error', async () => {
  expect(await run('--help').exit).toMatchObject({ end: 0, out: expect.stringContaining('Usage') })
})
