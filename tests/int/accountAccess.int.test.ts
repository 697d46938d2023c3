import { accessOf, coverOf } from '../../cloudfunctions/kernel/access'
import type { ActionName } from '../../contract'
import type { Action } from '../../contract/kernel/action'
import type { Audience } from '../../contract/kernel/roles'
import { withCity } from '../builders/city/city'
import { newRequestId, type Phone } from '../builders/city/phone'
import { samples } from '../builders/city/samples'
import { type Scene, setScene } from '../builders/city/scene'
import { registry } from '../builders/house'

const city = withCity()
let scene: Scene
beforeAll(async () => {
  scene = await setScene(city)
})

const actions = Object.values(registry) as Action[]
const CALLERS = [
  ...(['nobody', 'person', 'rider', 'manager', 'otherManager', 'staff'] as const),
  ...(['guard', 'otherGuard', 'propertyManager', 'otherPropertyManager', 'clerk', 'otherClerk', 'teacher', 'otherTeacher'] as const),
] as const
type CallerKind = (typeof CALLERS)[number]

/** Who is let in, by audience. The only other outcome is to be turned away. */
const LET_IN: Record<Audience, readonly CallerKind[]> = {
  public: CALLERS,
  person: CALLERS.filter((kind) => kind !== 'nobody'),
  rider: ['rider'],
  stationManager: ['manager'],
  propertyManager: ['propertyManager'],
  guard: ['guard', 'propertyManager'],
  clerk: ['clerk'],
  teacher: ['teacher'],
  staff: ['staff'],
}

const callers = async (): Promise<Record<CallerKind, Phone | null>> => ({
  ...scene,
  nobody: null,
  person: scene.stranger(),
  rider: await scene.rider({ status: 'verified' }),
})

/** Everything that is stored, so that a test can see that a call left no trace. */
const stored = async () => JSON.stringify([await city.documents(), (await city.files()).length])

describe.each(actions.map(({ name, audience }) => [name as ActionName, audience] as const))('%s (for: %s)', (action, audience) => {
  const letIn = LET_IN[audience]
  const ask = async (phone: Phone | null, input: unknown) => {
    const reply = await city.send(phone?.openid, { action, input, requestId: newRequestId() })
    return reply.ok ? 'ok' : reply.error.code
  }

  test('its sample succeeds; everybody else of its audience is let in, whoever is not is turned away without a trace', async () => {
    const all = await callers()
    const { by, input } = await samples[action](scene)
    const before = await stored()
    for (const kind of CALLERS.filter((one) => !letIn.includes(one))) {
      expect([kind, await ask(all[kind], input)]).toEqual([kind, kind === 'nobody' ? 'NOT_SIGNED_IN' : 'FORBIDDEN'])
    }
    expect(await stored()).toBe(before)
    expect(await ask(by, input)).toBe('ok')
    for (const kind of letIn) expect(await ask(all[kind], input)).not.toMatch(/^(FORBIDDEN|NOT_SIGNED_IN)$/)
  })
})

describe('what is not there', () => {
  const scoped = actions.filter(({ scope }) => scope !== undefined).map(({ name, scope }) => [name as ActionName, scope] as const)

  const missing = {
    ...{ riderId: 'rdr_nobody', stationId: 'stn_nobody', compoundId: 'cmp_nobody', merchantId: 'mch_nobody' },
    ...{ sessionId: 'ses_nobody', schoolId: 'sch_nobody' },
  }

  test.each(scoped)('%s cannot be asked about a %s that nobody has: it sounds like one of somebody else', async (action, scope) => {
    const { by, input } = await samples[action](scene)
    const asked = { ...Object(input), ...(scope && { [scope]: missing[scope] }) }
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
  const { openid, personId } = scene.staff
  expect(await accessOf({ audience: 'emperor' as never }, { openid, personId })).toBe('none')
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
  const access = await accessOf({ audience: 'guard' }, both)
  if (access === 'none') throw new Error('a guard is let in')
  const covers = (compoundId: string) => coverOf(access, { audience: 'guard', scope: 'compoundId' }, { compoundId }, both)
  for (const compoundId of places) expect(await covers(compoundId)).toMatchObject({ _id: compoundId })
  await scene.staff.must('staff.revokeRole', { personId: both.personId, grant: { role: 'guard', compoundId: scene.compound } })
  expect(await covers(scene.compound)).toBeNull()
  expect(await covers(scene.otherCompound)).not.toBeNull()
})

test('a rider is no rider any more once removed', async () => {
  const gone = await scene.rider({ status: 'removed' })
  const member = await scene.rider({ status: 'verified' })
  expect(await accessOf({ audience: 'rider' }, gone)).toBe('none')
  expect(await accessOf({ audience: 'rider' }, member)).toBe('all')
})
