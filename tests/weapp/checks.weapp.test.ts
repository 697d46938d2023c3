import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readDist } from '../support/weapp/dist'
import {
  checkByCi,
  checkDynamicCode,
  checkMachinePaths,
  checkSyntaxLevel,
  checkWeights,
  compileByWeChat,
  KB,
  lines,
  projectDir,
} from '../support/weappChecks'

/** Each check accepts the hand-written mini-program and finds what is broken in a copy of it. */
let dir: string
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'weapp-fixture-'))
  await cp(join(__dirname, 'fixture'), dir, { recursive: true })
})
afterEach(() => rm(dir, { recursive: true, force: true }))

const broken = async (file: string, text: string) => {
  await writeFile(join(dir, file), text)
  return readDist(dir)
}

test('a sound mini-program passes', async () => {
  const dist = readDist(dir)
  const quick = [checkSyntaxLevel, checkDynamicCode, checkMachinePaths, checkWeights].flatMap((check) => check(dist))
  expect(lines([...quick, ...(await compileByWeChat(dist))])).toEqual([])
})

test.each([
  ['greeting.wxml', '<view><text></view>', 'greeting.wxml: 1:14 expect end-tag `text`., near `view`'],
  ['greeting.wxml', '<view>{{ a + }}</view>', 'greeting.wxml: 1:6 Bad value with message: unexpected token `$`.'],
  ['words.wxs', 'var a = ;', 'words.wxs: 1:8 Expected exp'],
  ['app.wxss', '.a { .b { color: red } }', 'app.wxss: 1:9 unexpected `{` at pos 9'],
])("WeChat's compilers refuse a broken %s: %s", async (file, text, expected) => {
  expect(lines(await compileByWeChat(await broken(file, text)))).toContain(expected)
})

test("WeChat's CI module names a page that is missing", async () => {
  await broken('app.json', '{ "pages": ["pages/home/home", "pages/none/none"] }')
  expect(lines(await checkByCi(dir)).join('\n')).toContain('pages/none/none')
})

test("WeChat's CI module names what a file asks for in vain, or in a subpackage that may not be there", async () => {
  await broken('pages/me/me.js', "require('../nowhere')")
  await broken('pages/me/me.wxml', '<import src="../../packages/more/detail/detail.wxml" />')
  expect(lines(await checkByCi(dir))).toEqual([
    'pages/me/me.js: ../nowhere is not there',
    'pages/me/me.wxml: uses packages/more/detail/detail.wxml of a subpackage that may not be there yet',
  ])
})

test.each([
  ['a?.b', 'app.js: newer than ES2019: Unexpected token (1:2)'],
  ['/(?<=a)b/.test("ab")', 'app.js: regular expression with lookbehind, iOS reads it since 16.4: (?<=a)b'],
  ['[1].at(-1)', 'app.js: .at() is newer than iOS 12.2 and Chromium 73'],
  ['Object.hasOwn({}, "a")', 'app.js: Object.hasOwn is newer than iOS 12.2 and Chromium 73'],
  ['structuredClone({})', 'app.js: structuredClone is newer than iOS 12.2 and Chromium 73'],
])('syntax and built-ins that old phones do not know are found: %s', async (code, expected) => {
  expect(lines(checkSyntaxLevel(await broken('app.js', code)))).toEqual([expected])
})

test('code made from text is found, except what WeChat allows', async () => {
  const dist = await broken('app.js', 'new Function("return this")(); new Function("a", "return a"); eval("1 + 1")')
  expect(lines(checkDynamicCode(dist))).toEqual([
    'app.js: Function("return a") is forbidden by WeChat',
    'app.js: eval("1 + 1") is forbidden by WeChat',
  ])
})

test('paths of the building machine are found, routes are not', async () => {
  const code = `a("${projectDir}/src/a.ts", "/home/somebody/b", "/pages/home/index")`
  expect(lines(checkMachinePaths(await broken('app.js', code)))).toEqual([`app.js: contains the path ${projectDir}`])
  expect(lines(checkMachinePaths(await broken('app.js', 'a("/home/somebody/b")')))).toEqual(['app.js: contains the path /home/somebody/'])
})

test('a package above its budget is named', async () => {
  const dist = await broken('packages/more/detail/photo.txt', 'x'.repeat(301 * KB))
  expect(lines(checkWeights(dist))).toEqual([expect.stringMatching(/^packages\/more\/: weighs \d+ bytes, budget 307200$/)])
})
