import { execFile } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/** `npm test` on a machine on which another package manager is at work, with a stand-in for apt-get. */
const APT = resolve(__dirname, '../../scripts/run/apt.mjs')

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'apt-'))
  writeFileSync(join(dir, 'calls'), '')
})
afterEach(() => rmSync(dir, { recursive: true }))

/** An apt-get that refuses so many times with these words, and then does what it should. */
const aptGet = (refusals: number, words: string) => {
  const script = `#!/bin/sh
echo "$LC_ALL $DEBIAN_FRONTEND $*" >> ${dir}/calls
[ $(wc -l < ${dir}/calls) -gt ${refusals} ] && exit 0
cat >&2 <<'WORDS'
${words}
WORDS
exit 100
`
  writeFileSync(join(dir, 'apt-get'), script)
  chmodSync(join(dir, 'apt-get'), 0o755)
}
const calls = () => readFileSync(join(dir, 'calls'), 'utf8').trimEnd().split('\n')

const install = (options: { pauseMs?: number; limitMs?: number } = {}) =>
  new Promise<{ code: unknown; out: string; err: string }>((done) => {
    const program = `import { aptGet } from ${JSON.stringify(APT)}
      await aptGet('installing', ['install', '-y', 'chromium'], ${JSON.stringify({ pauseMs: 5, ...options })})`
    const env = { ...process.env, PATH: `${dir}:${process.env.PATH}` }
    execFile(process.execPath, ['--input-type=module', '-e', program], { env }, (error, out, err) =>
      done({ code: error?.code ?? 0, out, err }),
    )
  })

/** As apt 2.6 says it, of each of its four locks, and as apt 1.8 does. */
const HELD = [
  [
    'the package lists',
    'E: Could not get lock /var/lib/apt/lists/lock. It is held by process 4242 (apt-get)\nE: Unable to lock directory /var/lib/apt/lists/',
    'process 4242 (apt-get), which holds /var/lib/apt/lists/lock',
  ],
  [
    'dpkg’s frontend',
    'E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 17 (unattended-upgr)\nE: Unable to acquire the dpkg frontend lock (/var/lib/dpkg/lock-frontend), is another process using it?',
    'process 17 (unattended-upgr), which holds /var/lib/dpkg/lock-frontend',
  ],
  [
    'dpkg',
    'E: Could not get lock /var/lib/dpkg/lock. It is held by process 17 (dpkg)\nE: Unable to lock the administration directory (/var/lib/dpkg/), is another process using it?',
    'process 17 (dpkg), which holds /var/lib/dpkg/lock',
  ],
  [
    'the archives',
    'E: Could not get lock /var/cache/apt/archives/lock. It is held by process 4242 (apt-get)\nE: Unable to lock directory /var/cache/apt/archives/',
    'process 4242 (apt-get), which holds /var/cache/apt/archives/lock',
  ],
  [
    'an older apt',
    'E: Could not get lock /var/lib/dpkg/lock-frontend - open (11: Resource temporarily unavailable)\nE: Unable to acquire the dpkg frontend lock (/var/lib/dpkg/lock-frontend), is another process using it?',
    'another program, which holds /var/lib/dpkg/lock-frontend',
  ],
] as const

test.each(HELD)('waits for the lock of %s, says for whom, and installs then', async (_, words, holder) => {
  aptGet(3, words)
  const { code, out } = await install()
  expect(code).toBe(0)
  expect(calls()).toEqual(Array(4).fill('C noninteractive install -y chromium'))
  expect(out.split('\n')).toEqual([
    `  installing: waiting for ${holder}`,
    expect.stringMatching(/^ {2}installing: waiting for .* … \d+ s$/),
    '',
  ])
})

test('comes to an end, and says who is in the way and what to do', async () => {
  aptGet(1_000_000, HELD[0][1])
  const { code, err } = await install({ limitMs: 100 })
  expect(code).toBe(1)
  expect(err).toBe('process 4242 (apt-get) still holds /var/lib/apt/lists/lock. Let it finish or stop it, then begin again.\n')
})

test('any other failure is told at once, in its own words', async () => {
  aptGet(1_000_000, 'E: Unable to locate package chromium')
  const { code, err } = await install()
  expect([code, err]).toEqual([1, 'E: Unable to locate package chromium\n'])
  expect(calls()).toHaveLength(1)
})
