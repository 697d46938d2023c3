import {
  builtDist,
  checkByCi,
  checkDynamicCode,
  checkMachinePaths,
  checkShares,
  checkSyntaxLevel,
  checkWeights,
  compileByWeChat,
  domainShares,
  lines,
  projectDir,
} from '../support/weappChecks'

/** The build itself, without running it. */
const dist = builtDist()

test("WeChat's compilers accept all WXML, WXS and WXSS", async () => {
  expect(lines(await compileByWeChat(dist))).toEqual([])
})

test("WeChat's CI module compiles it and has no complaint", async () => {
  expect(lines(await checkByCi(projectDir))).toEqual([])
})

test('old phones can read its JavaScript', () => {
  expect(lines(checkSyntaxLevel(dist))).toEqual([])
})

test('it makes no code from text, which WeChat forbids', () => {
  expect(lines(checkDynamicCode(dist))).toEqual([])
})

test('it says nothing about the machine that built it', () => {
  expect(lines(checkMachinePaths(dist))).toEqual([])
})

test('the main package and every subpackage keep their budget', () => {
  expect(lines(checkWeights(dist))).toEqual([])
})

test('no domain puts more into the main package than it may', async () => {
  const shares = await domainShares()
  expect(shares.map(({ domain }) => domain)).toEqual(expect.arrayContaining(['account', 'pass', 'course']))
  expect(lines(checkShares(shares))).toEqual([])
})

test('only packages with forms carry schemas: the rest of the phone knows the contract as types', () => {
  const withSchemas = dist.files.filter((file) => file.endsWith('.js') && dist.text(file).includes('unrecognized_keys'))
  expect([...new Set(withSchemas.map((file) => file.split('/').slice(0, 3).join('/')))]).toEqual([
    'packages/account/person',
    'packages/merchant/owner',
    'packages/pass/compound',
  ])
})
