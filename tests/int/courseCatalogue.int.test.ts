import { offerings } from '../../cloudfunctions/domains/booking/offeringDocument'
import { attendance, ensureAttendance } from '../../cloudfunctions/domains/course/attendance/attendanceDocument'
import type { Actions } from '../../contract'
import type { CourseId, SessionId } from '../../contract/course/ids'
import type { InputOf } from '../../contract/kernel/action'
import type { PersonId } from '../../contract/kernel/ids'
import { withCity } from '../builders/city/city'
import { refusedWith } from '../builders/city/courses'
import type { Phone } from '../builders/city/phone'
import { aPublishedSession } from '../builders/city/samples/course'
import { type Scene, setScene } from '../builders/city/scene'
import { aParticipant, aSession, aSessionDetails, sessionId } from '../builders/offerings'
import { daysAfter, minutesAfter, NOON } from '../builders/time'
import { readXlsx } from '../support/xlsx'

const city = withCity()
let scene: Scene
beforeAll(async () => {
  scene = await setScene(city)
})
beforeEach(async () => {
  city.now = NOON
  for (const { _id } of (await city.documents()).offerings ?? []) await offerings.remove(String(_id))
})

const rider = () => scene.rider({ status: 'verified' })
const somebody = 'per_somebody' as PersonId
type Filter = InputOf<Actions['course.list']>['filter']
const listed = async (filter: Filter = {}, phone = scene.stranger()) => (await phone.must('course.list', { filter })).sessions
const idsIn = (rows: readonly { sessionId: SessionId }[]) => rows.map((row) => row.sessionId)

/** Lessons of a session at a time of the day, so many days from now. */
const lessonsOn = (days: number, hour = 19) => {
  const from = minutesAfter(daysAfter(NOON, days), (hour - 12) * 60)
  return [{ no: 1, from, to: minutesAfter(from, 90), cancelled: null, reminded: false, closed: false }]
}
const on = (days: number, hour?: number) => ({ details: aSessionDetails({ lessons: lessonsOn(days, hour) }) })

describe('the catalogue', () => {
  test('lists what begins next first, and nothing that has begun', async () => {
    const [late, early] = [await aPublishedSession(on(9)), await aPublishedSession(on(2))]
    expect(idsIn(await listed())).toEqual([early, late])
    city.now = daysAfter(NOON, 3)
    expect(idsIn(await listed())).toEqual([late])
  })

  test('is read to its end, nobody twice and nobody left out, though forty begin at one instant', async () => {
    const all: string[] = []
    for (let n = 0; n < 40; n += 1) all.push(await aPublishedSession(on(n < 30 ? 2 : 3)))
    const seen: string[] = []
    for (let after: string | null | undefined; after !== null; ) {
      const page = await scene.stranger().must('course.list', { filter: {}, ...(after && { after }) })
      expect(page.sessions.length).toBeLessThanOrEqual(20)
      seen.push(...idsIn(page.sessions))
      after = page.next
    }
    expect(seen).toHaveLength(40)
    expect(seen.toSorted()).toEqual(all.toSorted())
  })

  test('does not go back to what has begun with an old cursor', async () => {
    await aPublishedSession(on(2))
    const late = await aPublishedSession(on(9))
    city.now = daysAfter(NOON, 3)
    const after = '2020-01-01T00:00:00.000Z ses_a'
    expect(idsIn((await scene.stranger().must('course.list', { filter: {}, after })).sessions)).toEqual([late])
    expect(await scene.stranger().call('course.list', { filter: {}, after: 'x' })).toMatchObject(
      refusedWith('INVALID_INPUT', { field: 'after' }),
    )
  })

  test('is narrowed by category, place, evening, price and shift', async () => {
    const evening = await aPublishedSession(on(2, 20))
    const noon = await aPublishedSession({ details: aSessionDetails({ lessons: lessonsOn(3, 12), category: 'sport', priceFen: 3000 }) })
    expect(idsIn(await listed({ category: 'sport' }))).toEqual([noon])
    expect(idsIn(await listed({ evening: true, free: true, fitsShift: true, place: 'twn_sample' }))).toEqual([evening])
    expect(idsIn(await listed({ place: 'sch_own' }))).toEqual([evening, noon])
    expect(idsIn(await listed({ place: 'sch_other' }))).toEqual([])
  })

  test.each<[string, Parameters<typeof aPublishedSession>[0], object]>([
    ['opens later', { opensAt: daysAfter(NOON, 1) }, { state: 'soon' }],
    ['open', { capacity: 12 }, { state: 'open', left: 12 }],
    ['full, but one may wait', { free: 0, waiting: 5 }, { state: 'waitlist', left: 0, waiting: 5 }],
    ['full', { free: 0, waitLimit: 0 }, { state: 'full' }],
    ['closed', { closesAt: daysAfter(NOON, -1) }, { state: 'closed' }],
    ['waiting for its draw', { mode: 'draw', drawId: null }, { state: 'wishing' }],
    ['with fewer places than people', { free: -2 }, { state: 'waitlist', left: 0 }],
  ])('says how a session stands: %s', async (_, fields, availability) => {
    await aPublishedSession(fields)
    expect(await listed()).toMatchObject([{ availability }])
  })

  test('says where I stand, and nothing of others', async () => {
    const phone = await rider()
    const until = minutesAfter(NOON, 10)
    const participants = { [somebody]: aParticipant(), [phone.personId]: aParticipant({ state: 'offered', until }) }
    await aPublishedSession({ participants, dueAt: until })
    expect(await listed({}, phone)).toMatchObject([{ mine: 'offered' }])
    expect(await listed()).toMatchObject([{ mine: null }])
    expect(JSON.stringify(await listed())).not.toContain('per_')
    city.now = until
    expect(await listed({}, phone)).toMatchObject([{ mine: null }])
  })
})

describe('the page of a course', () => {
  const courseId = 'crs_shown' as CourseId
  const page = (phone: Phone) => phone.must('course.show', { courseId })

  test('has its sessions that are not over, the next one first, and what was called off with the reason', async () => {
    const later = await aPublishedSession({ groupId: courseId, ...on(9) })
    const running = await aPublishedSession({ groupId: courseId, startsAt: daysAfter(NOON, -3) })
    const off = await aPublishedSession({ groupId: courseId, status: 'cancelled', cancelReason: '示例：人太少', ...on(5) })
    await aPublishedSession({ groupId: courseId, endsAt: daysAfter(NOON, -1) })
    await offerings.insert(aSession({ _id: sessionId('draft'), groupId: courseId, status: 'draft' }))
    const { sessions, standing } = await page(await rider())
    expect(idsIn(sessions)).toEqual([running, off, later])
    expect(sessions[1]).toMatchObject({ cancelled: '示例：人太少', availability: { state: 'cancelled' } })
    expect(standing).toEqual({ marks: 0, credits: 0, blockedUntil: null })
  })

  test('says where I stand and how far I am in the queue', async () => {
    const phone = await rider()
    const waiting = (personId: PersonId) => [personId, aParticipant({ state: 'waiting', number: null })] as const
    const participants = Object.fromEntries([waiting(somebody), waiting(phone.personId)])
    await aPublishedSession({ groupId: courseId, free: 0, participants, queue: [[somebody], [phone.personId]], waiting: 2 })
    expect((await page(phone)).sessions).toMatchObject([{ mine: { state: 'waiting', position: 2 }, hindrance: null }])
  })

  test('says why booking would be refused whatever is left, by the rule that refuses', async () => {
    const rule = { rule: 'workKind' as const, kinds: ['streamer' as const] }
    const id = await aPublishedSession({ groupId: courseId, eligibility: [rule] })
    const phone = await rider()
    const hindranceOf = async (one: Phone) => (await page(one)).sessions[0]?.hindrance
    expect(await hindranceOf(scene.stranger())).toEqual({ code: 'NOT_VERIFIED', details: {} })
    expect(await hindranceOf(phone)).toEqual({ code: 'NOT_ELIGIBLE', details: { rule } })
    expect(await phone.call('course.enrol', { sessionId: id })).toMatchObject(refusedWith('NOT_ELIGIBLE', { rule }))
    await offerings.update(id, {}, { eligibility: [] })
    await phone.must('course.enrol', { sessionId: await aPublishedSession() })
    expect(await hindranceOf(phone)).toMatchObject({ code: 'CLASHES_WITH', details: { title: '示例插花课' } })
  })

  test('of a course that nobody has is empty', async () => {
    expect((await scene.stranger().must('course.show', { courseId: 'crs_nowhere' })).sessions).toEqual([])
  })
})

describe('my courses', () => {
  test('are those to come by their next lesson, then those that are over, the newest first', async () => {
    const phone = await rider()
    const books = async (days: number, hour?: number) => {
      const id = await aPublishedSession(on(days, hour))
      await phone.must('course.enrol', { sessionId: id })
      return id
    }
    const [late, early, next, left] = [await books(9), await books(2), await books(5), await books(6)]
    await phone.must('course.cancel', { sessionId: left })
    city.now = daysAfter(NOON, 3)
    const { current, past } = await phone.must('course.mine', {})
    expect(idsIn(current.map(({ session }) => session))).toEqual([next, late])
    expect(idsIn(past.map(({ session }) => session))).toEqual([left, early])
    expect(past[0]).toMatchObject({ session: { mine: { state: 'cancelled' } }, pass: null })
  })

  test('have the attendance pass and how often one was there', async () => {
    const phone = await rider()
    const id = await aPublishedSession({ benefit: { quota: 1, returned: 0 } })
    await phone.must('course.enrol', { sessionId: id })
    const record = await ensureAttendance({ sessionId: id, lessonNo: 1 }, phone.personId, NOON)
    await attendance.update(record._id, {}, { state: 'here' })
    const [own] = (await phone.must('course.mine', {})).current
    expect(own).toMatchObject({ attended: 1, missed: 0, pass: { number: 1, quota: 1 }, certificateNo: null })
    const second = await rider()
    await second.must('course.enrol', { sessionId: id })
    expect((await second.must('course.mine', {})).current).toMatchObject([{ attended: 0, pass: null }])
  })

  test('of somebody who has booked nothing are none', async () => {
    expect(await scene.stranger().must('course.mine', {})).toMatchObject({ current: [], past: [] })
  })
})

describe('the roster', () => {
  const names = { held: '张*', offered: '李*', waiting: '王*', left: '赵*' }

  async function aRoster(): Promise<SessionId> {
    const ids = (['held', 'offered', 'waiting', 'left'] as const).map((name) => [name, `per_${name}` as PersonId] as const)
    const participants = {
      per_left: aParticipant({ state: 'cancelled', name: names.left, number: null }),
      per_waiting: aParticipant({ state: 'waiting', name: names.waiting, number: null }),
      per_offered: aParticipant({ state: 'offered', name: names.offered, number: null, until: daysAfter(NOON, 1) }),
      per_held: aParticipant({ name: names.held }),
    }
    return aPublishedSession({
      participants,
      free: 0,
      waiting: 1,
      queue: [[ids[2]?.[1] ?? somebody]],
      allocationLog: [ids[0]?.[1] ?? somebody],
    })
  }

  test('has who holds a place, who is offered one, who waits and who has left, names masked', async () => {
    const { people } = await scene.staff.must('course.roster', { sessionId: await aRoster() })
    expect(people.map(({ name, state, position, number }) => [name, state, position, number])).toEqual([
      [names.held, 'held', null, 1],
      [names.offered, 'offered', null, null],
      [names.waiting, 'waiting', 1, null],
      [names.left, 'cancelled', null, null],
    ])
  })

  test('is taken out as an Excel file that says who took it, when and for what, and is on record', async () => {
    const id = await aRoster()
    const { url, rows } = await scene.staff.must('course.exportRoster', { sessionId: id, reason: 'rollCall' })
    const sheet = readXlsx(Buffer.from(await (await fetch(url)).arrayBuffer()))
    expect(rows).toBe(4)
    expect(sheet.rows.slice(3).map((row) => [row[0], row[1], row[2]])).toEqual([
      [1, names.held, '已报名'],
      [null, names.offered, '等本人接受名额'],
      [null, names.waiting, '候补'],
      [null, names.left, '已取消'],
    ])
    expect(sheet.footer).toContain(`导出：${scene.staff.personId.slice(4, 12)} 2026-11-23`)
    expect(sheet.footer).toContain('用途：上课点名 仅限本用途，不得外传')
    const { auditTrail } = await city.documents()
    const entry = { action: 'course.exportRoster', actorId: scene.staff.personId, reason: 'rollCall' }
    expect(auditTrail).toContainEqual(expect.objectContaining(entry))
  })

  test('of a session that is not there is refused', async () => {
    expect(await scene.staff.call('course.roster', { sessionId: 'ses_nowhere' })).toMatchObject(refusedWith('NOT_FOUND'))
    const asked = { sessionId: 'ses_nowhere', reason: 'rollCall' } as const
    expect(await scene.staff.call('course.exportRoster', asked)).toMatchObject(refusedWith('NOT_FOUND'))
  })
})

test('staff list sessions by what became of them, from today or an earlier day on', async () => {
  const past = await aPublishedSession({ startsAt: daysAfter(NOON, -3), listKey: `${daysAfter(NOON, -3).toISOString()} ses_past` })
  const [coming, off] = [await aPublishedSession(), await aPublishedSession({ status: 'cancelled' })]
  const of = async (asked: InputOf<Actions['course.sessions']>) => idsIn((await scene.staff.must('course.sessions', asked)).sessions)
  expect(await of({ status: 'published' })).toEqual([coming])
  expect(await of({ status: 'published', from: '2026-11-20' })).toEqual([past, coming])
  expect(await of({ status: 'cancelled' })).toEqual([off])
  expect(await of({ status: 'draft' })).toEqual([])
})
