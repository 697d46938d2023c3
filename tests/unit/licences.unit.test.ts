import { readFileSync } from 'node:fs'
import { type LockedPackage, neededBy, readLock } from '../../scripts/licences/lock'
import { isPermitted, licenceProblems } from '../../scripts/licences/rules'

const aPackage = (name: string, licence?: string): LockedPackage => ({
  name,
  path: `node_modules/${name}`,
  version: '1.0.0',
  licence,
  needs: [],
})

test('SM14: the licence of every package is permitted or declared with a reason', () => {
  expect(licenceProblems(readLock(readFileSync('package-lock.json', 'utf8')))).toEqual([])
})

test.each([
  ['MIT', true],
  ['GPL-3.0-or-later', false],
  ['(MIT OR GPL-3.0-or-later)', true],
  ['Apache-2.0 AND MIT', true],
  ['(MIT AND AGPL-3.0)', false],
  ['UNKNOWN', false],
])('%s is permitted: %s', (expression, permitted) => {
  expect(isPermitted(expression)).toBe(permitted)
})

test('a package without licence, one with another licence and an idle declaration are named', () => {
  const packages = [aPackage('plain', 'MIT'), aPackage('silent'), aPackage('told'), aPackage('strict', 'SSPL-1.0')]
  expect(licenceProblems(packages, { told: 'its README', gone: 'its README' })).toEqual([
    expect.stringContaining('silent 1.0.0: no licence'),
    expect.stringContaining('strict 1.0.0: SSPL-1.0'),
    expect.stringContaining('gone is declared'),
  ])
})

test('a package gets the nearest version of what it needs', () => {
  const paths = ['node_modules/a', 'node_modules/b', 'node_modules/a/node_modules/b', 'node_modules/a/node_modules/c']
  const lock = new Map(paths.map((path) => [path, { ...aPackage('x'), path }]))
  expect(neededBy(lock, 'node_modules/a', 'b')?.path).toBe('node_modules/a/node_modules/b')
  expect(neededBy(lock, 'node_modules/a/node_modules/c', 'b')?.path).toBe('node_modules/a/node_modules/b')
  expect(neededBy(lock, 'node_modules/b', 'a')?.path).toBe('node_modules/a')
  expect(neededBy(lock, 'node_modules/b', 'gone')).toBeUndefined()
})
