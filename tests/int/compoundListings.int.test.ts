import { stations } from '../../cloudfunctions/domains/account/stations'
import { compounds } from '../../cloudfunctions/domains/pass/documents/compound'
import { listingIdOf, listings } from '../../cloudfunctions/domains/pass/documents/listing'
import { type PassDocument, passes } from '../../cloudfunctions/domains/pass/documents/pass'
import { syncListingAndFaces } from '../../cloudfunctions/domains/pass/sync/listing'
import type { Actions } from '../../contract'
import type { InputOf, OutputOf } from '../../contract/kernel/action'
import type { CompoundId } from '../../contract/pass/ids'
import { withCity } from '../builders/city/city'
import { inboxOf } from '../builders/city/decisions'
import { newRequestId, type Phone } from '../builders/city/phone'
import { aFreshCompound, anAsker, SIGNED } from '../builders/city/samples/compound'
import { type Scene, setScene } from '../builders/city/scene'
import { aJpeg } from '../builders/jpeg'
import { aListing, anApproval, aPass, passId } from '../builders/passes'
import { daysAfter, minutesAfter, NOON } from '../builders/time'

const city = withCity()
let scene: Scene
let manager: Phone
let compoundId: CompoundId
beforeAll(async () => {
  scene = await setScene(city)
  manager = scene.propertyManager
})
beforeEach(async () => {
  compoundId = await aFreshCompound(scene)
  await stations.update(scene.own, {}, { convention: SIGNED })
})

type Decision = InputOf<Actions['compound.decideListings']>['decision']
type State = InputOf<Actions['compound.listings']>['state']
const approve: Decision = { kind: 'approve', days: 30 }

const decide = (phones: readonly Pick<Phone, 'passId'>[], decision: Decision, by = manager, requestId = newRequestId()) =>
  by.call('compound.decideListings', { compoundId, passIds: phones.map(({ passId: id }) => id), decision }, requestId)

/** What came of each, by the word that says why nothing did. */
async function problems(...args: Parameters<typeof decide>) {
  const reply = await decide(...args)
  return reply.ok ? reply.data.results.map(({ problem }) => problem) : reply.error.code
}

const placeOf = async ({ passId: id }: Phone) => (await passes.get(id))?.listings[compoundId]

/** Somebody who asks, in the list as the question has put them there. */
async function asker(pass: Partial<PassDocument> = {}): Promise<Phone> {
  const phone = await anAsker(scene, compoundId)
  if (Object.keys(pass).length > 0) await passes.update(phone.passId, {}, pass)
  await syncListingAndFaces({ passId: phone.passId, compoundId, at: NOON })
  return phone
}

async function listed(state: State): Promise<OutputOf<Actions['compound.listings']>['listings']> {
  const { listings: rows, next } = await manager.must('compound.listings', { compoundId, state })
  expect(next).toBeNull()
  return rows
}

test('UM9: whom the rules keep out for the kind of work is marked for the property manager, and only those', async () => {
  const { holder } = aPass()
  const [kept, other] = [await asker({ holder: { ...holder, workKind: 'streamer' } }), await asker()]
  const rules = (await compounds.get(compoundId))?.rules
  if (!rules) throw new Error('no compound')
  await compounds.update(compoundId, {}, { rules: { ...rules, workKinds: [holder.workKind] } })
  const marked = (await listed('asked')).map(({ passId: id, kindKeptOut }) => [id, kindKeptOut ?? false])
  expect(marked).toEqual(
    expect.arrayContaining([
      [kept.passId, true],
      [other.passId, false],
    ]),
  )
})

describe('a rider who asks', () => {
  test('is seen with picture, name and station, and counts as waiting', async () => {
    const rider = await asker()
    const photo = await rider.upload(aJpeg())
    await passes.update(rider.passId, {}, { holder: { ...aPass().holder, photo }, revision: 99 })
    await syncListingAndFaces({ passId: rider.passId, compoundId, at: NOON })
    const [row] = await listed('asked')
    expect(row).toMatchObject({ passId: rider.passId, state: 'asked', until: null, holder: { maskedName: '示*', station: '示例站点' } })
    expect((await fetch(row?.holder.photoUrl ?? '')).status).toBe(200)
    const { workplaces } = await manager.must('account.me', {})
    expect(workplaces).toContainEqual(expect.objectContaining({ compoundId, waiting: 1 }))
  })

  test('is approved, told so, and moves from one list to the other', async () => {
    const rider = await asker()
    expect(await problems([rider], approve)).toEqual([null])
    const [row] = await listed('approved')
    expect(row).toMatchObject({ passId: rider.passId, state: 'approved' })
    expect(row?.until).toBe(daysAfter(new Date(row?.since ?? ''), 30).toISOString())
    expect(await listed('asked')).toEqual([])
    expect(await inboxOf(rider)).toEqual([{ kind: 'listingApproved', compoundName: '示例小区', until: row?.until }])
  })

  test('is refused for a reason and told so', async () => {
    const rider = await asker()
    expect(await problems([rider], { kind: 'refuse', reason: 'notKnownHere' })).toEqual([null])
    expect(await listed('ended')).toMatchObject([{ state: 'refused', reason: 'notKnownHere' }])
    expect(await inboxOf(rider)).toEqual([{ kind: 'listingRefused', compoundName: '示例小区', reason: 'notKnownHere' }])
  })
})

test('whoever is on the list is taken off for a reason, told so, and shown among the ended', async () => {
  const rider = await asker({ listings: { [compoundId]: anApproval({ face: true }) } })
  expect(await problems([rider], { kind: 'remove', reason: 'complaints' })).toEqual([null])
  expect(await listed('ended')).toMatchObject([{ state: 'removed', reason: 'complaints', face: false }])
  expect(await inboxOf(rider)).toEqual([{ kind: 'listingRemoved', compoundName: '示例小区', reason: 'complaints' }])
})

test('an approval whose time is over is shown as such', async () => {
  await asker({ listings: { [compoundId]: anApproval({ until: minutesAfter(NOON, -1) }) } })
  expect(await listed('approved')).toMatchObject([{ state: 'expired' }])
})

describe('many at once', () => {
  test('each by itself: one that cannot be approved says why and holds up no other', async () => {
    const [fine, moved, suspended, careless] = [await asker(), await asker(), await asker(), await asker()]
    await passes.update(moved.passId, {}, { listings: {} })
    await passes.update(suspended.passId, {}, { sanction: { kind: 'suspend', reason: 'conduct', since: NOON, until: null } })
    await passes.update(careless.passId, {}, { convention: null })
    const all = [moved, suspended, careless, { passId: passId('0') }, fine]
    expect(await problems(all, approve)).toEqual([
      ...['LISTING_CHANGED', 'PASS_NOT_ACTIVE', 'CONVENTION_NOT_ACCEPTED', 'LISTING_CHANGED'],
      null,
    ])
    expect(await placeOf(fine)).toMatchObject({ state: 'approved' })
    expect(await placeOf(suspended)).toMatchObject({ state: 'asked' })
    expect(await inboxOf(careless)).toEqual([])
  })

  test.each(['station', 'compound', 'community'] as const)('nobody is approved while the %s has not signed', async (party) => {
    const rider = await asker()
    if (party === 'station') await stations.update(scene.own, {}, { convention: null })
    else await compounds.update(compoundId, {}, { convention: { compound: SIGNED, community: SIGNED, [party]: null } })
    expect(await problems([rider], approve)).toEqual(['CONVENTION_NOT_SIGNED'])
    expect(await placeOf(rider)).toMatchObject({ state: 'asked' })
  })

  test('named twice they are decided on once', async () => {
    const rider = await asker()
    expect(await problems([rider, rider], approve)).toEqual([null])
    expect(await inboxOf(rider)).toHaveLength(1)
  })

  test('thirty are, one more is not', async () => {
    const riders = await Promise.all(Array.from({ length: 30 }, () => asker()))
    expect(await problems(riders, approve)).toEqual(Array(30).fill(null))
    const tooMany = await decide([...riders, await asker()], approve)
    expect(tooMany).toMatchObject({ error: { code: 'INVALID_INPUT', details: { field: 'passIds', rule: 'too_long' } } })
  })
})

describe('two managers at once', () => {
  let second: Phone
  beforeEach(async () => {
    second = scene.stranger()
    await city.grant(second, { role: 'propertyManager', compoundId })
  })

  test('who approve and refuse: one is too late, and the rider hears one answer', async () => {
    const rider = await asker()
    const both = await Promise.all([problems([rider], approve), problems([rider], { kind: 'refuse', reason: 'conduct' }, second)])
    expect(both.flat().toSorted()).toEqual(['LISTING_CHANGED', null])
    expect(await inboxOf(rider)).toHaveLength(1)
  })

  test('who approve: the rider is on the list', async () => {
    const rider = await asker()
    const both = await Promise.all([problems([rider], approve), problems([rider], { kind: 'approve', days: 90 }, second)])
    expect(both.flat()).toEqual([null, null])
    expect(await placeOf(rider)).toMatchObject({ state: 'approved' })
  })
})

test('the same request again decides nothing anew, whatever has happened since', async () => {
  const rider = await asker()
  const requestId = newRequestId()
  await decide([rider], approve, manager, requestId)
  await decide([rider], { kind: 'remove', reason: 'complaints' })
  expect(await problems([rider], approve, manager, requestId)).toEqual([null])
  expect(await placeOf(rider)).toMatchObject({ state: 'removed' })
  expect(await inboxOf(rider)).toHaveLength(2)
})

test('the same request with other riders is another question', async () => {
  const [first, other] = [await asker(), await asker()]
  const requestId = newRequestId()
  await decide([first], approve, manager, requestId)
  expect(await problems([other], approve, manager, requestId)).toBe('REQUEST_REUSED')
  expect(await placeOf(other)).toMatchObject({ state: 'asked' })
})

test('a closed compound approves nobody, but can still refuse and take off', async () => {
  const [asking, on] = [await asker(), await asker({ listings: { [compoundId]: anApproval() } })]
  await compounds.update(compoundId, {}, { open: false })
  expect(await problems([asking], approve)).toBe('COMPOUND_CLOSED')
  expect(await problems([asking], { kind: 'refuse', reason: 'noLongerNeeded' })).toEqual([null])
  expect(await problems([on], { kind: 'remove', reason: 'noLongerNeeded' })).toEqual([null])
})

test('a manager decides at the own compound alone', async () => {
  const rider = await asker()
  await passes.update(rider.passId, {}, { listings: { [scene.otherCompound]: aListing() } })
  expect(await problems([rider], approve)).toEqual(['LISTING_CHANGED'])
  expect((await passes.get(rider.passId))?.listings[scene.otherCompound]).toMatchObject({ state: 'asked' })
  expect(await problems([rider], approve, scene.otherPropertyManager)).toBe('FORBIDDEN')
})

test('a long list is read to its end, the longest waiting first, nobody twice', async () => {
  const { holder } = aPass()
  const ids = Array.from({ length: 70 }, (_, n) => passId(`${n}`))
  for (const [n, id] of ids.entries()) {
    // Three of each instant: a page never ends between them.
    const row = { ...aListing({ since: minutesAfter(NOON, Math.floor(n / 3)) }), compoundId, passId: id, holder, revision: 1 }
    await listings.insert({ ...row, _id: listingIdOf(compoundId, id), list: 'asked' })
  }
  const seen: string[] = []
  let after: string | null = null
  do {
    const page: OutputOf<Actions['compound.listings']> = await manager.must('compound.listings', {
      compoundId,
      state: 'asked',
      ...(after && { after }),
    })
    expect(page.listings.length).toBeLessThanOrEqual(30)
    seen.push(...page.listings.map((row) => row.passId))
    after = page.next
  } while (after)
  expect(seen.toSorted()).toEqual(ids.toSorted())
  expect(seen[0]).toMatch(/^pas_[012]$/)
})
