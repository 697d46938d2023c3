import { createHash } from 'node:crypto'
import ts from 'typescript'
import * as z from 'zod/mini'
import type { ActionName } from '../../contract'
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

/** What the domains add to an open interface of the contract, without comments. */
const membersOf = (name: string) =>
  filesOf('contract/')
    .filter((path) => path.endsWith('.ts'))
    .flatMap((path) => nodesOf(parse(path)))
    .filter(ts.isInterfaceDeclaration)
    .filter((declared) => declared.name.text === name)
    .flatMap(({ members }) => members.map((member) => member.getText().replace(/\s+/g, ' ')))
    .toSorted()

test.each([
  ['a workplace', 'Workplaces', 'account.me'],
  ['a thing of today', 'TodayKinds', 'home.show'],
] as const)('what domains say of %s is part of the shape of the replies that have it', (_, open, name) => {
  const members = membersOf(open)
  expect(members.length).toBeGreaterThan(4)
  const shape = createHash('sha256').update(JSON.stringify(members)).digest('hex').slice(0, 8)
  expect(JSON.stringify(z.toJSONSchema(registry[name].output, { unrepresentable: 'any' }))).toContain(`"shape":"${shape}"`)
})

test('a kept reply has no other open part', () => {
  const open = kept.flatMap(([name]) => leavesOf(registry[name].output).map(({ path, schema }) => ({ name, path, type: typeOf(schema) })))
  const known = [
    { name: 'account.me', path: 'workplaces[]', type: 'custom' },
    { name: 'home.show', path: 'me.workplaces[]', type: 'custom' },
    { name: 'home.show', path: 'today[]', type: 'custom' },
  ]
  expect(open.filter(({ type }) => type === 'custom')).toEqual(known)
})

test('only replies that pages read are kept', () => {
  for (const [name] of kept) expect(registry[name].writes).toBeUndefined()
})
