import * as z from 'zod/mini'
import { functions } from '../../cloudbaserc.json'
import { handlers as account } from '../../cloudfunctions/functions/account'
import { handlers as course } from '../../cloudfunctions/functions/course'
import { handlers as merchant } from '../../cloudfunctions/functions/merchant'
import { handlers as pass } from '../../cloudfunctions/functions/pass'
import type { Action } from '../../contract/kernel/action'
import type { Audience } from '../../contract/kernel/roles'
import { groups, registry } from '../../contract/registry'
import { functionOf } from '../../contract/routes'
import { filesOf, textOf } from './source'

const actions = Object.values(registry) as Action[]
const declared = groups.flatMap((group): Action[] => Object.values(group))
const handlers = { ...account, ...course, ...merchant, ...pass }
const names = actions.map(({ name }) => name)

/** Writes that leave no entry in the audit trail, each with its reason. */
const NOT_AUDITED: Readonly<Record<string, string>> = {
  'attendance.checkIn': 'the roll is its own record: who, when, by which way',
  'course.accept': 'the roster is its own record: who, what, when',
  'course.cancel': 'the roster is its own record: who, what, when',
  'course.decline': 'the roster is its own record: who, what, when',
  'course.enrol': 'the roster is its own record: who, what, when',
  'course.wait': 'the roster is its own record: who, what, when',
  'contest.accept': 'the roster is its own record: who, what, when',
  'contest.enrol': 'the roster is its own record: who, what, when',
  'contest.leave': 'the roster is its own record: who, what, when',
  'contest.wait': 'the roster is its own record: who, what, when',
  'draw.wish': 'the wish is its own record: who, what, when',
  'gate.sync': 'the log of uses is its own record: who, when, at which gate',
  'gate.verify': 'the log of uses is its own record: who, when, at which gate',
  'inbox.addCredit': 'the ledger of credits is its own record',
  'inbox.markRead': 'what somebody has read is nobody’s business',
  'merchant.verify': 'the log of uses is its own record: who, when, at which counter',
  'pass.enterGate': 'the log of uses is its own record: who, when, at which gate',
  'rider.bindPhone': 'a draft; sending the registration is audited',
  'rider.saveDraft': 'a draft; sending the registration is audited',
}

/** Reads that show what is masked elsewhere, or take it out of here. */
const UNMASKING = ['station.revealPhone', 'compound.exportLog', 'course.exportRoster']

const AUDIENCES: Record<Audience, true> = {
  ...{ public: true, person: true, rider: true },
  ...{ stationManager: true, propertyManager: true, guard: true, clerk: true, teacher: true, staff: true },
}
/** Roles that are granted for a part of the district. */
const SCOPED: readonly Audience[] = ['stationManager', 'propertyManager', 'guard', 'clerk', 'teacher']

const shapeOf = ({ input }: Action) => new Set(Object.keys((input as z.ZodMiniObject).shape))

test('the registry holds every action that the contract declares, each under its own name, once', () => {
  expect(names.toSorted()).toEqual([...new Set(declared.map(({ name }) => name))].toSorted())
  expect(declared).toHaveLength(names.length)
  expect(Object.keys(registry)).toEqual(names)
})

test('every group of actions is in the registry: none is forgotten beside it', () => {
  const calls = filesOf('contract/*.ts').flatMap((path) =>
    [...textOf(path).matchAll(/= action\(\{\s+name: '([\w.]+)'/g)].map(([, name]) => name),
  )
  expect(calls.toSorted()).toEqual(names.toSorted())
})

describe.each(actions.map((action) => [action.name, action] as const))('%s', (name, action) => {
  test('names who may ask', () => expect(AUDIENCES).toHaveProperty(action.audience))

  test('is served by a function that is deployed, which has its handler', () => {
    const prefix = name.split('.')[0] ?? ''
    const served = new Map<string, string>(Object.entries(functionOf)).get(prefix)
    expect(functions.map((one) => one.name)).toContain(served)
    expect(handlers).toHaveProperty([name])
  })

  test('a role with a scope says by which field it is found', () => {
    if (SCOPED.includes(action.audience)) expect(action.scope).toBeDefined()
    if (action.scope !== undefined) expect(shapeOf(action)).toContain(action.scope)
    if (action.scope !== undefined) expect(SCOPED).toContain(action.audience)
  })

  test('takes an object and refuses fields that it does not know', () => {
    const { error } = z.safeParse(action.input, { thisFieldIsUnknown: 1 })
    expect(error?.issues.map(({ code }) => code)).toContain('unrecognized_keys')
  })

  test('a write is on record, or there is a reason why not', () => {
    const mustBe = (action.writes && !(name in NOT_AUDITED)) || UNMASKING.includes(name)
    expect(action.audited ?? false).toBe(mustBe ?? false)
  })

  test('a public action changes nothing: nobody could be named for it', () => {
    if (action.audience === 'public') expect(action.writes).toBeUndefined()
  })

  test('names each refusal once', () => expect(new Set(action.errors).size).toBe(action.errors.length))
})

test('the reasons are for actions that exist', () => {
  for (const name of [...Object.keys(NOT_AUDITED), ...UNMASKING]) expect(names).toContain(name)
})

test('there is no handler that nobody can reach', () => {
  expect(Object.keys(handlers).toSorted()).toEqual(names.toSorted())
})

test('every function of the routes is deployed, and every deployed one has its entry', () => {
  const deployed = functions.map(({ name }) => name)
  for (const name of Object.values(functionOf)) expect(deployed).toContain(name)
  for (const name of deployed) expect(filesOf(`cloudfunctions/functions/${name}/index.ts`)).toHaveLength(1)
})

test('the writes of every function are tried again and again by some file', () => {
  const tried = filesOf('tests/int/*Retry.int.test.ts').flatMap((path) =>
    [...textOf(path).matchAll(/'(\w+)'(?=[,)])/g)].map(([, name]) => name),
  )
  expect(new Set(tried)).toEqual(new Set(Object.values(functionOf)))
})
