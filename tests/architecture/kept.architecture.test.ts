import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ts from 'typescript'
import * as z from 'zod/mini'
import { openParts } from '../../config/openParts'
import type { ActionName } from '../../contract'
import { OPEN_ANSWERS } from '../../src/services/kept/openAnswers'
import { registry } from '../builders/house'
import { leavesOf, typeOf } from '../builders/inputs'
import { filesOf, nodesOf, parse } from './source'

/** The shapes of kept replies that the domains declare in their homes: `kept: { 'account.me': '8853209c' }`. */
const kept = filesOf('src/packages/')
  .filter((path) => /^src\/packages\/\w+\/home(\.tsx?|\/index\.ts)$/.test(path))
  .flatMap((path) => nodesOf(parse(path)))
  .filter(ts.isPropertyAssignment)
  .filter(({ name, parent }) => ts.isStringLiteral(name) && parent.parent.getText().startsWith('kept:'))
  .map(({ name, initializer }) => [(name as ts.StringLiteral).text, (initializer as ts.StringLiteral).text] as [ActionName, string])

/** Describes the shape of a kept reply by everything that it may contain. */
const shapeOf = (name: ActionName) =>
  createHash('sha256')
    .update(JSON.stringify(z.toJSONSchema(registry[name].output, { unrepresentable: 'any' })))
    .digest('hex')
    .slice(0, 8)

test('the replies that the first screens of the tabs need are kept', () => {
  expect(kept.map(([name]) => name)).toEqual(expect.arrayContaining(['account.me', 'pass.mine']))
})

test.each(kept)(
  'answers to %s that an older app kept in another shape are dropped: enter the new shape in the home of its domain',
  (name, shape) => {
    expect({ [name]: shape }).toEqual({ [name]: shapeOf(name) })
  },
)

/** The files that add to an open interface of the contract. */
const filesAddingTo = (name: string) =>
  filesOf('contract/*.ts').filter((path) =>
    nodesOf(parse(path)).some((node) => ts.isInterfaceDeclaration(node) && node.name.text === name && node.members.length > 0),
  )

test.each([
  ['Workplaces', 'roles.ts'],
  ['TodayKinds', 'today.ts'],
])('%s: what a domain adds stands in its %s, from which the build knows the shape of kept answers', (open, file) => {
  const adding = filesAddingTo(open)
  expect(adding.length).toBeGreaterThan(2)
  expect(adding.filter((path) => !/^contract\/\w+\//.test(path) || !path.endsWith(`/${file}`))).toEqual([])
})

test('another shape of what a domain adds is another shape of the answers', () => {
  const dir = mkdtempSync(join(tmpdir(), 'contract-'))
  const write = (text: string) => {
    mkdirSync(join(dir, 'shop'), { recursive: true })
    writeFileSync(join(dir, 'shop/roles.ts'), text)
    return openParts(dir)
  }
  try {
    expect(write('clerk: { shopId: string }')).not.toBe(write('clerk: { shopId: string; shopName: string }'))
  } finally {
    rmSync(dir, { recursive: true })
  }
})

test('a kept reply has no other open part', () => {
  const open = kept.flatMap(([name]) => leavesOf(registry[name].output).map(({ path, schema }) => ({ name, path, type: typeOf(schema) })))
  const known = [
    { name: 'account.me', path: 'workplaces[]', type: 'custom' },
    { name: 'home.show', path: 'me.workplaces[]', type: 'custom' },
    { name: 'home.show', path: 'today[]', type: 'custom' },
  ]
  expect(open.filter(({ type }) => type === 'custom')).toEqual(known)
  expect(new Set(known.map(({ name }) => name))).toEqual(new Set(OPEN_ANSWERS))
})

test('only replies that pages read are kept', () => {
  for (const [name] of kept) expect(registry[name].writes).toBeUndefined()
})
