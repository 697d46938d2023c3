import { offerings } from '../../cloudfunctions/domains/booking/offeringDocument'
import type { SessionDetails } from '../../cloudfunctions/domains/course/sessionDetails'
import type { SessionId } from '../../contract/course/ids'
import { withCity } from '../builders/city/city'
import { aClass, aLesson } from '../builders/city/classes'
import { askedFor } from '../builders/city/costs'
import { deviceIdOf } from '../builders/city/passPhone'
import type { Phone } from '../builders/city/phone'
import { aPublishedSession } from '../builders/city/samples/course'
import { aFreshDraw } from '../builders/city/samples/draw'
import { type Scene, setScene } from '../builders/city/scene'
import { aContest } from '../builders/contests'
import { aSessionDetails } from '../builders/offerings'
import { daysAfter } from '../builders/time'

const city = withCity()
let scene: Scene
beforeAll(async () => {
  scene = await setScene(city)
})

const home = (phone: Phone) => phone.must('home.show', { deviceId: deviceIdOf(phone) })
const kindsOf = async (phone: Phone) => (await home(phone)).today.map(({ kind }) => kind)

/** Gives somebody a place in a session whose first lesson begins so many minutes from now. */
async function bookedToday(phone: Phone, minutes: number): Promise<SessionId> {
  const sessionId = await aPublishedSession()
  await phone.must('course.enrol', { sessionId })
  const details = (await offerings.get(sessionId))?.details as SessionDetails
  await offerings.update(sessionId, {}, { details: { ...details, lessons: [aLesson(city.now, minutes)] } as SessionDetails })
  return sessionId
}

/** Leaves somebody with a place that is kept for them, after they have waited for it. */
async function offered(phone: Phone): Promise<SessionId> {
  const slots = [{ from: daysAfter(city.now, 5), to: daysAfter(city.now, 5.1) }]
  const sessionId = await aPublishedSession({ capacity: 1, free: 1, slots })
  const first = await scene.rider({ status: 'verified' })
  await first.must('course.enrol', { sessionId })
  await phone.must('course.wait', { sessionId })
  await first.must('course.cancel', { sessionId })
  return sessionId
}

test('one call shows who somebody is, their pass as pass.mine does, and what the tabs know by account.me', async () => {
  const rider = await scene.holder()
  const { me, pass, today } = await home(rider)
  expect(me).toEqual(await rider.must('account.me', {}))
  expect(pass).toEqual({ ...(await rider.must('pass.mine', { deviceId: deviceIdOf(rider) })), now: pass?.now })
  expect(today).toEqual([])
  expect(await rider.must('home.show', {})).toMatchObject({ pass: null })
})

test('somebody of whom nothing is known has an empty day', async () => {
  expect(await home(scene.stranger())).toMatchObject({ me: { rider: null }, pass: { pass: null }, today: [] })
})

test('a lesson of today says how one stands: nothing yet, checked in, sent word', async () => {
  const rider = await scene.holder()
  const sessionId = await bookedToday(rider, 20)
  expect((await home(rider)).today).toMatchObject([{ kind: 'lesson', sessionId, lessonNo: 1, mark: null, told: false }])
  const { teacher } = scene
  const { row } = await teacher.must('attendance.mark', { sessionId, lessonNo: 1, personId: rider.personId, state: 'here' })
  expect((await home(rider)).today).toMatchObject([{ kind: 'lesson', mark: { state: 'here', at: row.at } }])
  await teacher.must('attendance.mark', { sessionId, lessonNo: 1, personId: rider.personId, state: 'excused' })
  expect((await home(rider)).today).toMatchObject([{ kind: 'lesson', mark: { state: 'excused' } }])
})

test('UB2: a place that is kept is there, of a course as of a contest, by its deadline', async () => {
  const rider = await scene.holder()
  const sessionId = await offered(rider)
  expect((await home(rider)).today).toMatchObject([{ kind: 'courseOffer', sessionId }])
  const { contestId, a } = await aContest(scene.staff, 'home', 30)
  const others = [await scene.rider({ status: 'verified' }), await scene.rider({ status: 'verified' })]
  for (const one of others) await one.must('contest.enrol', { categoryId: a })
  await rider.must('contest.wait', { categoryId: a })
  await others[0]?.must('contest.leave', { categoryId: a })
  expect(await home(rider)).toMatchObject({
    today: expect.arrayContaining([expect.objectContaining({ kind: 'categoryOffer', contestId })]),
  })
})

test('UM12: wishes that were saved are there until the draw closes', async () => {
  const rider = await scene.holder()
  const { drawId, sessionIds } = await aFreshDraw()
  await rider.must('draw.wish', { drawId, ranks: sessionIds })
  const { today } = await home(rider)
  expect(today).toMatchObject([{ kind: 'wishes', drawId, ranks: sessionIds.length }])
  expect(Date.parse(today[0]?.until ?? '')).toBeGreaterThan(city.now.getTime())
  const { wishes } = await rider.must('course.mine', {})
  expect(wishes).toMatchObject([{ drawId, state: 'wishing', closesAt: today[0]?.until, ranks: sessionIds.length, won: null }])
  await rider.must('draw.wish', { drawId, ranks: [] })
  expect((await rider.must('course.mine', {})).wishes).toEqual([])
  expect(await kindsOf(rider)).toEqual([])
})

test('UM16: a pass that ends because the rider has left says until when it holds', async () => {
  const at = daysAfter(city.now, 7)
  const rider = await scene.holder({ leaving: { reason: 'leftStation', at } })
  expect((await home(rider)).today).toMatchObject([{ kind: 'passGrace', until: at.toISOString() }])
  const renewing = await scene.holder({ expiresAt: daysAfter(city.now, 20) })
  expect(await kindsOf(renewing)).toEqual(['passRenewal'])
})

test('UM6: a teacher of two schools has the lessons of both, the one that is about to begin first', async () => {
  const { school, otherSchool } = scene
  const teacher = scene.stranger()
  for (const schoolId of [school, otherSchool]) await city.grant(teacher, { role: 'teacher', schoolId })
  const later = await aClass(scene, [], { lessons: [aLesson(city.now, 180)] })
  const details = aSessionDetails()
  const about = { school: { ...details.school, schoolId: otherSchool } }
  const next = await aClass(scene, [], { lessons: [aLesson(city.now, 5)], offering: { venue: otherSchool }, about })
  const { today } = await home(teacher)
  expect(today.slice(0, 1)).toMatchObject([{ kind: 'ownClass', sessionId: next, schoolId: otherSchool }])
  expect(today).toContainEqual(expect.objectContaining({ kind: 'ownClass', sessionId: later, schoolId: school }))
})

test('posts where somebody waits are there, with how many', async () => {
  await scene.rider({ status: 'waitingStation' })
  expect((await home(scene.manager)).today).toMatchObject([{ kind: 'ridersWaiting', stationId: scene.own, count: 1 }])
  expect(await kindsOf(scene.propertyManager)).toEqual([])
})

test('a person with four roles has it all in one call, which asks a bounded number of times', async () => {
  const rider = await scene.holder({ leaving: { reason: 'leftStation', at: daysAfter(city.now, 7) } })
  await city.grant(rider, { role: 'stationManager', stationId: scene.own })
  await city.grant(rider, { role: 'teacher', schoolId: scene.school })
  await city.grant(rider, { role: 'clerk', merchantId: scene.merchant })
  await bookedToday(rider, 60)
  await offered(rider)
  const { calls } = await askedFor(scene, () => home(rider))
  expect(calls).toBeLessThanOrEqual(30)
  const { today } = await home(rider)
  expect(today.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['lesson', 'courseOffer', 'passGrace', 'ridersWaiting', 'ownClass']))
  expect(JSON.stringify(await home(rider)).length).toBeLessThan(12 * 1024)
})
