import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { DATA_VERSION } from '../../emulator/dataVersion'
import { hasSampleData, sampleDataIn } from '../../scripts/preview/sampleData'
import { startTestEmulator } from '../support/emulator'

/** What `npm start` does with a directory of data that is already there. */
let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'samples-'))
})
afterEach(() => rmSync(dir, { recursive: true }))

const usedByEmulator = async () => (await startTestEmulator(dir)).stop()
const write = (name: string, text: string) => writeFileSync(join(dir, name), text)
const npmStart = () =>
  new Promise<{ code: unknown; said: string }>((done) => {
    const args = ['--import', 'tsx', 'scripts/preview/index.ts', '--data', dir]
    execFile(process.execPath, args, { cwd: resolve(__dirname, '../..') }, (error, out, said) =>
      done({ code: error?.code, said: out + said }),
    )
  })

test('a new directory is filled', () => expect(sampleDataIn(dir)).toBe('none'))

test('what was filled to the end is used', async () => {
  await usedByEmulator()
  write('sample-data', 'all')
  expect(sampleDataIn(dir)).toBe('all')
})

test.each([
  ['2026-11-30T00:30:00+08:00', true],
  ['2026-12-01T00:30:00+08:00', false],
])('UM20: sample data of 2026-11-30 are of use at %s: %s', async (now, expected) => {
  await usedByEmulator()
  write('sample-data', 'all')
  mkdirSync(join(dir, 'snapshot'))
  write('snapshot/made-at', String(Date.parse('2026-11-30T00:10:00+08:00')))
  const say = jest.spyOn(console, 'log').mockReturnValue()
  expect(hasSampleData(dir, new Date(now))).toBe(expected)
  say.mockRestore()
})

test('what was filled in part is worth nothing', async () => {
  await usedByEmulator()
  write('sample-data', 'part')
  expect(sampleDataIn(dir)).toBe('part')
})

describe('is left as it is and named, with what to do,', () => {
  const unchanged = async () => {
    // SQLite puts its own side files away a little later than it says.
    const look = () => ({
      names: readdirSync(dir).filter((name) => !/-(?:shm|wal)$/.test(name)),
      secrets: readFileSync(join(dir, 'secrets.json'), 'utf8'),
    })
    const before = look()
    const reply = await npmStart()
    expect(look()).toEqual(before)
    return reply
  }

  test.each([
    ['an older', 1],
    ['a newer', DATA_VERSION + 1],
  ])('a directory of %s version', async (writer, version) => {
    await usedByEmulator()
    write('sample-data', 'all')
    write('data-version', `${version}`)
    const { code, said } = await unchanged()
    expect(code).toBe(1)
    expect(said).toMatch(new RegExp(`^${dir} was written by ${writer} emulator.*Nothing in it was changed.*npm start -- --fresh`))
  })

  test('one with the mark of earlier sample data, from before there were versions', async () => {
    await usedByEmulator()
    rmSync(join(dir, 'data-version'))
    write('seeded-with-courses', '2026-11-23')
    const { code, said } = await unchanged()
    expect([code, said]).toEqual([1, expect.stringMatching(/was written by an older emulator.*npm start -- --fresh/)])
  })

  test('one of an emulator in which somebody keeps something else', async () => {
    await usedByEmulator()
    const { code, said } = await unchanged()
    expect([code, said]).toEqual([1, expect.stringContaining('holds data of an emulator that are no sample data')])
  })

  test('one that no emulator has used', async () => {
    write('thesis.doc', 'years of work')
    const { code, said } = await npmStart()
    expect([code, said]).toEqual([1, expect.stringContaining('it may hold something else')])
    expect(existsSync(join(dir, 'thesis.doc'))).toBe(true)
  })
})
