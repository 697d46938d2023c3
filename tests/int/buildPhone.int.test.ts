import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { until } from '../support/patience'

/** `npm run build:h5` with a stand-in for Taro: what is served while it builds, and after. */
const REPOSITORY = resolve(__dirname, '../..')

/** Writes half of the app, tells how far it is, and then does what it is told. */
const TARO = `
const { existsSync, mkdirSync, writeFileSync } = require('node:fs')
mkdirSync(process.env.BUILD_INTO, { recursive: true })
writeFileSync(process.env.BUILD_INTO + '/index.html', 'new')
process.on('disconnect', () => process.exit(1))
process.send({ percent: 50 })
setInterval(() => {
  if (existsSync('fail')) process.exit(2)
  if (!existsSync('finish')) return
  writeFileSync(process.env.BUILD_INTO + '/app.js', 'new')
  process.exit(0)
}, 10)
`

let dir: string
let build: ChildProcess
const write = (name: string, text: string) => {
  mkdirSync(dirname(join(dir, name)), { recursive: true })
  writeFileSync(join(dir, name), text)
}
const served = () =>
  Object.fromEntries(readdirSync(join(dir, 'dist/h5')).map((name) => [name, readFileSync(join(dir, 'dist/h5', name), 'utf8')]))
const OLD = { 'index.html': 'old', 'app.js': 'old' }

describe('a build', () => {
  beforeEach(async () => {
    dir = mkdtempSync(join(tmpdir(), 'build-'))
    for (const script of ['scripts/buildPhone.mjs', 'scripts/run/steps.mjs']) cpSync(join(REPOSITORY, script), join(dir, script))
    write('node_modules/@tarojs/cli/bin/taro', TARO)
    for (const [name, text] of Object.entries(OLD)) write(`dist/h5/${name}`, text)
    build = spawn(process.execPath, ['scripts/buildPhone.mjs', 'h5'], { cwd: dir, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
    const [told] = await once(build, 'message')
    expect(told).toEqual({ percent: 50 })
    expect(served()).toEqual(OLD)
  })
  afterEach(() => {
    build.kill('SIGKILL')
    rmSync(dir, { recursive: true })
  })

  const left = () => readdirSync(join(dir, 'dist'))

  test('leaves the last one in place until it is whole', async () => {
    write('finish', '')
    expect(await once(build, 'exit')).toEqual([0, null])
    expect(served()).toEqual({ 'index.html': 'new', 'app.js': 'new' })
    expect(left()).toEqual(['h5'])
  })

  test('that fails changes nothing', async () => {
    write('fail', '')
    expect(await once(build, 'exit')).toEqual([2, null])
    expect(served()).toEqual(OLD)
    expect(left()).toEqual(['h5'])
  })

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('that is ended by %s changes nothing and leaves nothing', async (signal) => {
    build.kill(signal)
    expect(await once(build, 'exit')).toEqual([1, null])
    expect(served()).toEqual(OLD)
    expect(left()).toEqual(['h5'])
  })

  test('that nobody waits for any more ends', async () => {
    build.disconnect()
    await once(build, 'exit')
    await until(() => left().length === 1)
    expect(existsSync(join(dir, 'dist/h5/app.js'))).toBe(true)
    expect(served()).toEqual(OLD)
  })
})

test('the files that every build is made from are there', () => {
  const program = `import { BUILDS } from './scripts/run/builds.mjs'
    console.log(JSON.stringify(Object.values(BUILDS).flatMap(({ inputs }) => inputs)))`
  const inputs: string[] = JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '-e', program], { cwd: REPOSITORY, encoding: 'utf8' }),
  )
  expect(inputs.length).toBeGreaterThan(5)
  expect(inputs.filter((path) => !existsSync(join(REPOSITORY, path)))).toEqual([])
})
