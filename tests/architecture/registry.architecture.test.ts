import * as z from 'zod/mini'
import type { createFunction } from '../../cloudfunctions/kernel/function'
import type { Action } from '../../contract/kernel/action'
import { functionOf } from '../../contract/routes'
import { deployedFunctions } from '../../scripts/functions'
import { everyDomain, everythingServed } from '../builders/house'
import { sampleKeyVariables } from '../builders/keys'
import { aPlatformContext } from '../builders/platform'
import { filesOf, textOf } from './source'

Object.assign(process.env, sampleKeyVariables)

const actions = everythingServed.map(({ action }) => action)
const names = actions.map(({ name }) => name)
const deployed = deployedFunctions().map(({ entry }) => entry.name)

/** Audiences that need no declaration: everybody, and everybody with a WeChat identity. */
const EVERYBODY = ['public', 'person']
const roles = everyDomain.flatMap(({ roles = [] }) => roles)
const audiences = [
  ...EVERYBODY,
  ...everyDomain.flatMap(({ audiences = [] }) => audiences.map(({ name }) => name)),
  ...roles.map(({ name }) => name),
]
const scopes = everyDomain.flatMap(({ scopes = [] }) => scopes.map(({ field }) => field))
/** Roles that are granted for a part of the district. */
const scoped = roles.filter(({ placeField }) => placeField !== null).map(({ name }) => name as string)

const shapeOf = ({ input }: Action) => new Set(Object.keys((input as z.ZodMiniObject).shape))

test('every action that the contract declares is served, under its own name, once', () => {
  const declared = filesOf('contract/*.ts').flatMap((path) =>
    [...textOf(path).matchAll(/= action\(\{\s+name: '([\w.]+)'/g)].map(([, name]) => name),
  )
  expect(declared.toSorted()).toEqual(names.toSorted())
  expect(new Set(names).size).toBe(names.length)
})

describe.each(actions.map((action) => [action.name, action] as const))('%s', (name, action) => {
  test('names its audience, which a domain declares', () => expect(audiences).toContain(action.audience))

  test('is served by a function that is deployed', async () => {
    expect(deployed).toContain(functionOf(name))
    const { main } = require(`../../cloudfunctions/functions/${functionOf(name)}`) as { main: ReturnType<typeof createFunction> }
    jest.spyOn(console, 'log').mockImplementation(() => {})
    const reply = await main({ action: name, input: { thisFieldIsUnknown: 1 } }, aPlatformContext())
    expect(reply).not.toMatchObject({ error: { code: 'UNKNOWN_ACTION' } })
  })

  test('names the input field that leads to the place, if its role has one', () => {
    expect(action.scope !== undefined).toBe(scoped.includes(action.audience))
    if (action.scope === undefined) return
    expect(shapeOf(action)).toContain(action.scope)
    expect(scopes).toContain(action.scope)
  })

  test('takes an object and refuses fields that it does not know', () => {
    const { error } = z.safeParse(action.input, { thisFieldIsUnknown: 1 })
    expect(error?.issues.map(({ code }) => code)).toContain('unrecognized_keys')
  })

  test('is audited if it writes, or states why not, and if it reads data that are masked elsewhere', () => {
    expect(action.audited === true).toBe(action.writes ? action.unaudited === undefined : action.unmasks === true)
    if (action.unaudited !== undefined) expect(action.unaudited).toMatch(/\w+ \w+/)
  })

  test('SM3: limits how often one person may ask if it writes, unmasks or shows others, or states why not', () => {
    const showsOthers = ![...EVERYBODY, 'rider'].includes(action.audience)
    const needed = action.writes === true || action.unmasks === true || showsOthers
    expect((action.limit !== undefined) !== (action.unlimited !== undefined)).toBe(needed)
    if (action.unlimited !== undefined) expect(action.unlimited).toMatch(/\w+ \w+/)
    if (action.limit) expect(action.limit.times).toBeLessThanOrEqual(2000)
  })

  test('changes nothing if it is public, because the audit trail could name no actor', () => {
    if (action.audience === 'public') expect(action.writes).toBeUndefined()
  })

  test('names each refusal once', () => expect(new Set(action.errors).size).toBe(action.errors.length))
})

test('the retry tests cover the writes of every function: the general file leaves out only functions that have a file of their own', () => {
  const calls = filesOf('tests/int/*Retry.int.test.ts').map((path) => /testRetries\((.+)\)/.exec(textOf(path))?.[1] ?? '')
  const namesIn = (pattern: RegExp) => calls.flatMap((call) => Array.from(call.matchAll(pattern), ([, name]) => name)).toSorted()
  expect(namesIn(/!== '(\w+)'/g)).toEqual(namesIn(/=== '(\w+)'/g))
  expect(namesIn(/=== '(\w+)'/g).length).toBe(calls.length - 1)
})
