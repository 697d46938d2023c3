import { erasePerson } from '../../cloudfunctions/domains/account/erase'
import { riders } from '../../cloudfunctions/domains/account/riders'
import { addEndedCodes, endedCodes, syncRevivedCodes } from '../../cloudfunctions/domains/pass/documents/endedCodes'
import { listingIdOf, listings } from '../../cloudfunctions/domains/pass/documents/listing'
import { passes } from '../../cloudfunctions/domains/pass/documents/pass'
import { erasePass } from '../../cloudfunctions/domains/pass/erase'
import { syncListingAndFaces } from '../../cloudfunctions/domains/pass/sync/listing'
import { syncPass } from '../../cloudfunctions/domains/pass/sync/pass'
import { withCity } from '../builders/city/city'
import { postedAt, usesOf } from '../builders/city/gate'
import { bindPass, deviceIdOf } from '../builders/city/passPhone'
import type { Phone } from '../builders/city/phone'
import { type Scene, setScene } from '../builders/city/scene'
import { aListing, anApproval } from '../builders/passes'

/** What happens between two steps of another call, where the random runs of tests/model seldom come. */
const city = withCity()
let scene: Scene
beforeAll(async () => {
  scene = await setScene(city)
})

const passOf = ({ passId }: Phone) => passes.get(passId)

test('a rider withdraws while the pass is being made', async () => {
  const rider = await scene.rider({ status: 'verified' })
  const { personId, riderId } = rider
  const insert = passes.insert
  jest.spyOn(passes, 'insert').mockImplementationOnce(async (pass) => {
    await riders.update(riderId, {}, { status: 'erasing' })
    await erasePerson({ personId, riderId, at: city.now })
    return insert(pass)
  })
  await syncPass({ riderId, eventId: 'verified', at: city.now })
  expect(await passOf(rider)).toBeNull()
})

test('a guard keeps out a rider whose pass doesn’t know the entry yet', async () => {
  const rider = await scene.holder()
  const update = passes.update
  jest.spyOn(passes, 'update').mockImplementationOnce(async (id, guard, changes) => {
    const [use] = await usesOf(rider)
    if (use) await scene.guard.must('gate.refuse', { compoundId: scene.compound, useId: use._id, reason: 'noHelmet' })
    return update(id, guard, changes)
  })
  await rider.must('pass.enterGate', { gateCode: await postedAt(scene.compound), vehicle: 'eBike' })
  expect(await passOf(rider)).toMatchObject({ sequence: 1, last: { corrected: true }, insideOf: null })
})

test('a pass is revoked while it is taken from the list of those that ended', async () => {
  const rider = await bindPass(city, await scene.holder())
  await rider.must('pass.bind', { deviceId: deviceIdOf(rider, 2), move: true })
  await addEndedCodes(rider.passId, { keyNo: null, at: city.now })
  const update = endedCodes.update
  jest.spyOn(endedCodes, 'update').mockImplementationOnce(async (id, guard, changes) => {
    await passes.update(rider.passId, {}, { sanction: { kind: 'revoke', reason: 'sharedPass', since: city.now, until: null } })
    await addEndedCodes(rider.passId, { keyNo: null, at: city.now })
    return update(id, guard, changes)
  })
  await syncRevivedCodes({ passId: rider.passId }, { now: city.now })
  expect(await endedCodes.get(rider.passId)).toMatchObject({ keyNo: null })
})

test('a list is copied for a compound while the pass is erased', async () => {
  const rider = await scene.holder({ listings: { [scene.compound]: anApproval() } })
  const insert = listings.insert
  jest.spyOn(listings, 'insert').mockImplementationOnce(async (copy) => {
    await erasePass(rider.passId, city.now)
    return insert(copy)
  })
  await syncListingAndFaces({ passId: rider.passId, compoundId: scene.compound, at: city.now })
  expect(await listings.get(listingIdOf(scene.compound, rider.passId))).toBeNull()
})

test('a rider asks again while the compound is told that they have left', async () => {
  const rider = await scene.holder()
  const tell = () => syncListingAndFaces({ passId: rider.passId, compoundId: scene.compound, at: city.now })
  await passes.update(rider.passId, {}, { listings: { [scene.compound]: aListing() }, revision: 3 })
  await tell()
  await passes.update(rider.passId, {}, { listings: {}, revision: 4 })
  const remove = listings.remove
  jest.spyOn(listings, 'remove').mockImplementationOnce(async (id, guard) => {
    await passes.update(rider.passId, {}, { listings: { [scene.compound]: aListing() }, revision: 5 })
    await tell()
    return remove(id, guard)
  })
  await tell()
  expect(await listings.get(listingIdOf(scene.compound, rider.passId))).toMatchObject({ state: 'asked', revision: 5 })
})
