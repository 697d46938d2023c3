import { sweepErasures } from '../../cloudfunctions/domains/account/erasures'
import { offerings } from '../../cloudfunctions/domains/booking/offeringDocument'
import { syncBooking } from '../../cloudfunctions/domains/booking/syncBooking'
import { contestResults, ensureResults } from '../../cloudfunctions/domains/contest/resultDocument'
import { claimPhone } from '../../cloudfunctions/domains/course/attendance/lessonPhones'
import { advanceLessons } from '../../cloudfunctions/domains/course/attendance/lessonsDue'
import { accessEvents } from '../../cloudfunctions/domains/pass/documents/accessEvent'
import { compounds } from '../../cloudfunctions/domains/pass/documents/compound'
import { listingIdOf, listings } from '../../cloudfunctions/domains/pass/documents/listing'
import { type PassDocument, passes } from '../../cloudfunctions/domains/pass/documents/pass'
import { dayOf } from '../../cloudfunctions/kernel/calendar'
import { inBatches } from '../../cloudfunctions/kernel/inBatches'
import { messages, sealContent } from '../../cloudfunctions/kernel/inbox/messages'
import type { MessageId, PersonId } from '../../contract/kernel/ids'
import type { PassMessage } from '../../contract/pass/messages'
import { anApplicationForm } from '../builders/applications'
import { withCity } from '../builders/city/city'
import { aClass, aLesson } from '../builders/city/classes'
import { approveAs, inboxOf, statusOf, vouchFor } from '../builders/city/decisions'
import { aCompoundOf, changePass, type Place } from '../builders/city/faces'
import { postedAt } from '../builders/city/gate'
import { bindPass, deviceIdOf } from '../builders/city/passPhone'
import type { Phone } from '../builders/city/phone'
import { readersAt } from '../builders/city/readers'
import { aCertificateOf } from '../builders/city/samples/certificate'
import { aFreshDraw } from '../builders/city/samples/draw'
import { type Scene, setScene } from '../builders/city/scene'
import { categoryId, contestId } from '../builders/contests'
import { applyRetention, reconcile, runThrough } from '../builders/house'
import { anApproval } from '../builders/passes'
import { daysAfter, minutesAfter } from '../builders/time'
import { aUse } from '../builders/uses'
import { unzip } from '../support/xlsx'

const city = withCity()
let scene: Scene
beforeAll(async () => {
  scene = await setScene(city)
})

/** Collections that go on naming a person by a pseudonymous id, and why. */
const DECLARED: Readonly<Record<string, string>> = {
  auditTrail: 'who did what stays provable; pseudonymous by design (decision on the audit)',
  roles:
    'which invitations were used and who stood for a role: else a revoked role came back by its old code, and two people were one (decision 26)',
  endedCodes: 'two days: a guard without network must refuse the codes of a pass that ended',
  faces: 'the proof that a device has forgotten a face, for the person and the authority; 180 days',
}

const NAME = '龘小蓝'

async function verifiedRider(): Promise<Phone> {
  const phone = scene.stranger()
  await phone.register({ realName: NAME, stationId: scene.own })
  await vouchFor(scene.manager, phone)
  if ((await statusOf(phone)) !== 'verified') await approveAs(scene.staff, phone)
  await city.settle()
  expect(await statusOf(phone)).toBe('verified')
  return phone
}

async function passOf({ passId }: Phone): Promise<PassDocument> {
  const pass = await passes.get(passId)
  if (!pass) throw new Error('no pass')
  return pass
}

/** 160 events of one instant, as a guard's phone may send them. */
async function manyEvents(phone: Phone, { compoundId }: Place) {
  const { holder } = await passOf(phone)
  const numbers = Array.from({ length: 160 }, (_, n) => n + 1)
  const event = { passId: phone.passId, place: compoundId, at: city.now, arrivedAt: city.now, holder }
  await inBatches(numbers, 20, (sequence) => accessEvents.insert(aUse({ ...event, sequence, requestKey: `${phone.personId}:${sequence}` })))
  await passes.update(phone.passId, {}, { sequence: 160 })
}

/** Everything that the city can know of one person. */
async function fill(phone: Phone, place: Place) {
  const { compoundId, manager } = place
  await compounds.update(compoundId, {}, { rules: { ...(await compounds.get(compoundId))?.rules, who: 'verified' } as never })
  await manager.must('inbox.addCredit', {})
  await bindPass(city, phone)
  await phone.must('consent.decide', { kind: 'face', version: 1, decision: 'given' })
  const { device } = await readersAt(city, place).add()
  const listing = anApproval({ since: city.now, until: daysAfter(city.now, 30), face: true })
  await changePass(phone, compoundId, city.now, { listings: { [compoundId]: listing } })
  await device.obey()
  await manyEvents(phone, place)
  const scan = await phone.must('pass.enterGate', { gateCode: await postedAt(compoundId), vehicle: 'foot' })
  const guard = scene.stranger()
  await city.grant(guard, { role: 'guard', compoundId })
  await guard.must('gate.refuse', { compoundId, useId: scan.useId ?? ('' as never), reason: 'noHelmet' })
  await phone.must('inbox.addCredit', {})
  await phone.must('merchant.apply', anApplicationForm({ name: `${NAME}的店`, discount: `找${NAME}` }))
  await city.grant(phone, { role: 'stationManager', stationId: scene.other })
  await scene.staff.must('staff.revokeRole', { personId: phone.personId, grant: { role: 'stationManager', stationId: scene.other } })
  const { drawId, sessionIds } = await aFreshDraw()
  await phone.must('draw.wish', { drawId, ranks: sessionIds })
  await aCertificateOf(phone)
  const lesson = { sessionId: await aClass(scene, [phone]), lessonNo: 1 }
  await scene.teacher.must('attendance.mark', { ...lesson, personId: phone.personId, state: 'here' })
  await syncBooking(lesson.sessionId, phone.personId, city.now)
  await claimPhone(lesson, deviceIdOf(phone), phone.personId, city.now)
  await manager.must('compound.exportLog', { compoundId, from: dayOf(city.now), to: dayOf(city.now), reason: 'incident' })
  const results = await ensureResults({ contestId: contestId('er'), categoryId: categoryId('er'), round: 1 }, city.now)
  const row = { bib: 1, personId: phone.personId, name: '龘*蓝', place: 1, score: '1', honour: null }
  await contestResults.update(results._id, {}, { rows: [row], people: [phone.personId] })
  const proposal = { passId: phone.passId, measure: { kind: 'suspend', days: 7 }, reason: 'complaint' }
  await scene.staff.call('sanction.propose', proposal as never)
  return { device, manager }
}

const refusedIn = async (manager: Phone) =>
  (await inboxOf(manager)).find(({ kind }) => kind === 'gateRefused') as PassMessage & { rider: string }

/** What a stored file says: a sheet is packed. */
const textIn = (file: Buffer) => (file.toString('latin1', 0, 2) === 'PK' ? Buffer.concat([...unzip(file).values()]) : file).toString()

/** Every place of the city's data in which one of these texts stands: documents, and files with their paths. */
async function hitsOf(canaries: readonly string[]): Promise<string[]> {
  const collections = Object.entries(await city.documents()).map(([name, docs]) => [name, docs.map((doc) => JSON.stringify(doc))] as const)
  const files = [...(await city.files()).map(textIn), ...city.filePaths().map((file) => JSON.stringify(file))]
  return [...collections, ['files', files] as const].flatMap(([name, texts]) =>
    texts.flatMap((text) => canaries.filter((canary) => text.includes(canary)).map((canary) => `${name}: ${canary}`)),
  )
}

test('SH1, SM5, SM6: nothing of somebody who withdrew is left in any collection or file, and nothing comes back', async () => {
  const place = await aCompoundOf(scene)
  const phone = await verifiedRider()
  const { device, manager } = await fill(phone, place)
  const { holder } = await passOf(phone)
  // The beginning of the person's id is that of the rider and of the pass, so it stands in every id and path that leads to them.
  const pseudonym = phone.passId.slice('pas_'.length)
  const clear = [NAME, '龘', phone.phoneNumber, phone.openid, holder.photo ?? 'no photo']
  const before = await hitsOf([pseudonym, ...clear])
  const kept = ['riders', 'passes', 'uses', 'listings', 'faces', 'people', 'messages', 'certificates', 'wishes', 'lessonPhones', 'files']
  for (const collection of kept) {
    expect(before.join()).toContain(`${collection}: `)
  }
  expect((await refusedIn(manager)).rider).toContain('龘')
  expect(JSON.stringify((await city.documents()).messages)).not.toContain('龘')
  const events = await accessEvents.count('place', { equals: { place: place.compoundId } })

  await phone.must('rider.withdraw', {})
  await reconcile(city.now)
  await device.obey()
  await runThrough(sweepErasures, minutesAfter(city.now, 3))
  // What was taken out an hour ago is gone from storage, too.
  await applyRetention(minutesAfter(city.now, 70))

  expect(await hitsOf(clear)).toEqual([])
  const left = (await hitsOf([pseudonym])).filter((hit) => !(hit.slice(0, hit.indexOf(':')) in DECLARED))
  expect(left).toEqual([])
  expect((await refusedIn(manager)).rider).toBe('')
  // The compound's log is as long as before, with nobody in it, and the events are still those of one unnamed pass.
  const log = await accessEvents.find('place', { equals: { place: place.compoundId }, limit: 500 })
  expect(log).toHaveLength(events)
  expect(log.every((event) => event.holder === null)).toBe(true)
  expect(new Set(log.map(({ passId }) => passId)).size).toBe(1)

  await phone.register({ realName: NAME, stationId: scene.own })
  await vouchFor(scene.manager, phone)
  await city.settle()
  expect(await phone.must('pass.uses', {})).toEqual({ uses: [], next: null })
  expect(await inboxOf(phone)).not.toContainEqual(expect.objectContaining({ kind: 'listingApproved' }))
})

test('SM5: what a function leaves that ran meanwhile and died is found by the second look, unless the person is back', async () => {
  const place = await aCompoundOf(scene)
  const [gone, back] = [await verifiedRider(), await verifiedRider()]
  for (const phone of [gone, back]) {
    const { holder } = await passOf(phone)
    await phone.must('rider.withdraw', {})
    await accessEvents.insert(aUse({ passId: phone.passId, place: place.compoundId, holder }))
    const copy = { ...anApproval(), compoundId: place.compoundId, passId: phone.passId, list: 'approved', holder, revision: 1 } as const
    await listings.insert({ _id: listingIdOf(place.compoundId, phone.passId), ...copy })
    const _id = `msg_late${phone.passId.slice(4)}` as MessageId
    const content = sealContent(_id, { kind: 'identityContested' })
    await messages.insert({ _id, personId: phone.personId, content, at: city.now, readAt: null, kind: 'message' })
  }
  await back.register({ realName: NAME, stationId: scene.own })
  await runThrough(sweepErasures, minutesAfter(city.now, 1))
  expect(await hitsOf([gone.passId])).not.toEqual([])
  await runThrough(sweepErasures, minutesAfter(city.now, 3))
  const names = async (phone: Phone) => (await hitsOf([phone.passId.slice('pas_'.length)])).map((hit) => hit.slice(0, hit.indexOf(':')))
  expect((await names(gone)).filter((collection) => !(collection in DECLARED))).toEqual([])
  expect(await names(back)).toContain('messages')
  expect((await city.documents()).erasures ?? []).toEqual([])
})

describe('SM5: who withdraws while a session runs', () => {
  /** A class that begins ten minutes from now, of two, of whom one withdraws while it runs. */
  async function leftWhileRunning() {
    const [gone, other] = [await verifiedRider(), await verifiedRider()]
    const { from, ...lesson } = aLesson(city.now, -20)
    const offering = { startsAt: from, endsAt: lesson.to, allocationLog: [gone.personId, other.personId] }
    const sessionId = await aClass(scene, [gone, other], { lessons: [{ from, ...lesson }], offering })
    for (const { personId } of [gone, other]) await syncBooking(sessionId, personId, city.now)
    await gone.must('rider.withdraw', {})
    await city.settle()
    return { gone, other, sessionId, lesson: { sessionId, lessonNo: 1 } }
  }

  test('keeps the place taken under no id that leads back, and finds nothing of it after registering again', async () => {
    const { gone, other, sessionId } = await leftWhileRunning()
    const session = await offerings.get(sessionId)
    expect(JSON.stringify(session)).not.toContain(gone.passId.slice('pas_'.length))
    const held = Object.values(session?.participants ?? {}).map(({ state, name, number }) => ({ state, name, number }))
    expect(held).toContainEqual({ state: 'held', name: null, number: 1 })
    expect(session).toMatchObject({ free: 18, allocationLog: [expect.any(String), other.personId] })

    await gone.register({ realName: NAME, stationId: scene.own })
    await vouchFor(scene.manager, gone)
    await city.settle()
    await advanceLessons(minutesAfter(city.now, 300))
    await reconcile(minutesAfter(city.now, 300))
    expect((await gone.must('course.mine', {})).standing).toMatchObject({ marks: 0 })
    expect((await inboxOf(gone)).map(({ kind }) => kind)).not.toContain('noShow')
  })

  test('R9: is on no roll, and nobody records anything of them', async () => {
    const { lesson, sessionId, other } = await leftWhileRunning()
    const { rows } = await scene.teacher.must('attendance.roll', lesson)
    expect(rows.map(({ personId }) => personId)).toEqual([other.personId])
    const ids = Object.keys((await offerings.get(sessionId))?.participants ?? {}) as PersonId[]
    for (const personId of ids.filter((id) => id !== other.personId)) {
      const marked = await scene.teacher.call('attendance.mark', { ...lesson, personId, state: 'here' })
      expect(marked).toMatchObject({ error: { code: 'NOT_BOOKED' } })
    }
    expect((await city.documents()).attendance?.filter(({ sessionId: of }) => of === sessionId) ?? []).toEqual([])
  })
})
