import * as z from 'zod/mini'
import type { Audience as Declared, Role } from '../../cloudfunctions/kernel/access'
import { createEntry } from '../../cloudfunctions/kernel/entry'
import type { Caller } from '../../cloudfunctions/kernel/handler'
import { house } from '../../cloudfunctions/kernel/house'
import type { ActionName } from '../../contract'
import type { Action } from '../../contract/kernel/action'
import type { Audience } from '../../contract/kernel/roles'
import { membersOf } from '../builders/city/audiences'
import { withCity } from '../builders/city/city'
import { newRequestId, type Phone } from '../builders/city/phone'
import { samples } from '../builders/city/samples'
import type { Members } from '../builders/city/samples/sample'
import { type Scene, setScene } from '../builders/city/scene'
import { everyDomain, registry } from '../builders/house'
import { aPlatformContext } from '../builders/platform'

const city = withCity()
let scene: Scene
beforeAll(async () => {
  scene = await setScene(city)
})

const actions = Object.values(registry) as Action[]

/** Every group of people that a domain declares; roles among them say which field of a grant names their place. */
const declared: readonly (Declared & Partial<Pick<Role, 'placeField'>>)[] = everyDomain.flatMap(({ audiences = [], roles = [] }) => [
  ...audiences,
  ...roles,
])
const scopes = everyDomain.flatMap((domain) => domain.scopes ?? [])

/** Roles whose holders may act as another one. Nobody else may act as anything that they are not. */
const STANDING_IN: Readonly<Record<string, readonly string[]>> = { guard: ['propertyManager'], clerk: ['shopOwner'] }

const OF_ANOTHER_PLACE = 'of another place'

/** The scene's people by what they are, in the order in which domains declare it; null: somebody without an identity. */
async function callers(): Promise<readonly (readonly [kind: string, phone: Phone | null])[]> {
  const people: [string, Phone | null][] = [
    ['nobody', null],
    ['person', scene.stranger()],
  ]
  for (const { name, placeField } of declared) {
    const { own, other } = await membersIn(name)
    people.push([name, own])
    if (other) people.push([`${name} ${OF_ANOTHER_PLACE}`, other])
    else if (placeField) throw new Error(`role "${name}" has places: tests/builders/city/audiences.ts must name somebody of another one`)
  }
  return people
}

async function membersIn(name: Declared['name']): Promise<Members> {
  if (!Object.hasOwn(membersOf, name))
    throw new Error(`audience "${name}" has nobody in the scene: add them to tests/builders/city/audiences.ts`)
  return membersOf[name](scene)
}

/** Whether those are let in who are this, by an action for this audience. */
const isFor = (audience: Audience, kind: string) =>
  audience === 'public' ||
  (audience === 'person' && kind !== 'nobody') ||
  audience === kind ||
  (STANDING_IN[audience]?.includes(kind) ?? false)

/** What the declarations say of a caller and what the input names, without the entry. */
async function isDeclared({ audience, scope }: Action, caller: Caller | null, input: unknown): Promise<boolean> {
  if (audience === 'public') return true
  if (audience === 'person') return caller !== null
  const membership = caller && (await house().audience(audience)?.membership(caller))
  if (!membership || scope === undefined) return Boolean(membership)
  const place = await house()
    .scope(scope)
    ?.placeOf(String(Object(input)[scope]))
  return place ? (await membership.at(place)) !== null : false
}

/** Everything that is stored, so that a test can see that a call left no trace. */
const stored = async () => JSON.stringify([await city.documents(), (await city.files()).length])

describe('what domains declare', () => {
  test('each audience has somebody in the scene, and one more at another place where it has places', async () => {
    const kinds = (await callers()).map(([kind]) => kind)
    expect(kinds).toEqual(expect.arrayContaining(declared.map(({ name }) => name)))
    expect(new Set(kinds).size).toBe(kinds.length)
  })

  test.each(actions.map((action) => [action.name, action] as const))(
    '%s is for an audience and about a place that a domain declares',
    (_, action) => {
      const { audience, scope } = action
      if (audience !== 'public' && audience !== 'person') expect(declared.map(({ name }) => name)).toContain(audience)
      if (scope !== undefined) expect(scopes.map(({ field }) => field)).toContain(scope)
      // A role that holds at a place alone lets nobody in without one.
      if (declared.some(({ name, placeField }) => name === audience && placeField)) expect(scope).toBeDefined()
    },
  )
})

describe.each(actions.map((action) => [action.name as ActionName, action.audience, action] as const))(
  '%s (for: %s)',
  (name, audience, action) => {
    const ask = async (phone: Phone | null, input: unknown) => {
      const reply = await city.send(phone?.openid, { action: name, input, requestId: newRequestId() })
      return reply.ok ? 'ok' : reply.error.code
    }

    test('its sample succeeds; everybody else of its audience is let in, whoever is not is turned away without a trace', async () => {
      const all = await callers()
      const { by, input } = await samples[name](scene)
      // A code that turns is not over before everybody has tried it.
      const moment = city.now
      const before = await stored()
      for (const [kind, phone] of all) expect([kind, await isDeclared(action, phone, input)]).toEqual([kind, isFor(audience, kind)])
      for (const [kind, phone] of all.filter(([kind]) => !isFor(audience, kind))) {
        city.now = moment
        expect([kind, await ask(phone, input)]).toEqual([kind, kind === 'nobody' ? 'NOT_SIGNED_IN' : 'FORBIDDEN'])
      }
      expect(await stored()).toBe(before)
      city.now = moment
      expect(await ask(by, input)).toBe('ok')
      for (const [kind, phone] of all.filter(([kind]) => isFor(audience, kind))) {
        expect([kind, await ask(phone, input)]).not.toEqual([kind, expect.stringMatching(/^(FORBIDDEN|NOT_SIGNED_IN)$/)])
      }
    })
  },
)

test('UM11: every action for riders says to others that verification is what they lack, and no other action does', async () => {
  const { openid } = scene.stranger()
  for (const { name, audience } of actions) {
    const reply = await city.send(openid, { action: name, input: {}, requestId: newRequestId() })
    const lacking = reply.ok ? undefined : (reply.error.details as { lacking?: string }).lacking
    expect([name, lacking]).toEqual([name, audience === 'rider' ? 'verification' : undefined])
  }
})

describe('what is not there', () => {
  const scoped = actions.flatMap(({ name, scope }) => (scope === undefined ? [] : [[name as ActionName, scope] as const]))

  /** An id of the same sort that nobody has. */
  const missing = (id: unknown) => `${String(id).split('_')[0]}_nobody`

  test.each(scoped)('%s cannot be asked about a %s that nobody has: it sounds like one of somebody else', async (action, scope) => {
    const { by, input } = await samples[action](scene)
    const asked = { ...Object(input), [scope]: missing(Object(input)[scope]) }
    const reply = await city.send(by.openid, { action, input: asked, requestId: newRequestId() })
    expect(reply).toMatchObject({ ok: false, error: { code: 'FORBIDDEN', details: {} } })
  })

  test('a draft is nobody’s business but the rider’s', async () => {
    const { riderId } = await scene.rider({ status: 'draft' })
    expect(await scene.manager.call('station.application', { riderId })).toMatchObject({ error: { code: 'FORBIDDEN' } })
    expect(await scene.staff.call('staff.application', { riderId })).toMatchObject({ error: { code: 'NOT_FOUND' } })
  })
})

test('an audience that nobody has heard of is for nobody', async () => {
  const action = { name: 'sample.decree', audience: 'emperor' as never, input: z.strictObject({}), output: z.strictObject({}), errors: [] }
  const main = createEntry([{ action, handle: async () => ({ data: {} }) }], () => city.now)
  expect(house().audience('emperor')).toBeNull()
  const reply = await main({ action: action.name, input: {} }, aPlatformContext(scene.staff.openid))
  expect(reply).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } })
})

test('a manager of two stations works in both, and in no third', async () => {
  const both = scene.stranger()
  for (const stationId of [scene.own, scene.other]) {
    await city.grant(both, { role: 'stationManager', stationId })
    expect(await both.call('station.waiting', { stationId })).toMatchObject({ ok: true })
  }
  expect(await both.call('station.waiting', { stationId: 'stn_third' })).toMatchObject({ error: { code: 'FORBIDDEN' } })
})

test('a guard of two compounds works in both; who lost the post works there no more', async () => {
  const both = scene.stranger()
  const places = [scene.compound, scene.otherCompound]
  for (const compoundId of places) await city.grant(both, { role: 'guard', compoundId })
  const membership = await house().audience('guard')?.membership(both)
  if (!membership) throw new Error('a guard is let in')
  const covers = async (compoundId: string) => membership.at((await house().scope('compoundId')?.placeOf(compoundId)) ?? '')
  for (const compoundId of places) expect(await covers(compoundId)).toMatchObject({ _id: compoundId })
  await scene.staff.must('staff.revokeRole', { personId: both.personId, grant: { role: 'guard', compoundId: scene.compound } })
  expect(await covers(scene.compound)).toBeNull()
  expect(await covers(scene.otherCompound)).not.toBeNull()
})

test('a rider is no rider any more once removed', async () => {
  const gone = await scene.rider({ status: 'removed' })
  const member = await scene.rider({ status: 'verified' })
  const rider = house().audience('rider')
  expect(await rider?.membership(gone)).toBeNull()
  expect(await (await rider?.membership(member))?.at('anywhere')).toMatchObject({ status: 'verified' })
})
