import type { SessionId } from '../../../../contract/course/ids'
import { change } from '../../../kernel/database/change'
import { type Decision, refuse } from '../../../kernel/database/decision'
import { fingerprintOf } from '../../../kernel/fingerprint'
import type { Effect } from '../../../kernel/outbox/effect'
import type { LessonPlan } from '../../booking/about'
import { type OfferingDocument, offerings } from '../../booking/offeringDocument'
import { rollOf } from '../attendance/attendanceDocument'
import { dueNow, isClosing } from '../attendance/rules/due'

/** In one run; the next one, minutes later, takes the next. */
const BATCH = 30

type Nothing = { code: 'CHANGED_MEANWHILE'; details: object }

/** Reminds of lessons and closes their rolls. Late, twice or never: what is decided is the same, only when people hear of it changes. */
export async function followLessons(now: Date): Promise<{ followed: number }> {
  const due = await offerings.findPart('nextLessonAt', { equals: {}, upTo: now, limit: BATCH }, ['revision'])
  for (const { _id, revision } of due) await follow(_id as SessionId, revision, now)
  return { followed: due.length }
}

function follow(id: SessionId, revision: number, now: Date) {
  const [actorId, action] = ['timer', 'jobs.lessonsDue']
  const request = {
    requestId: `lessons-${revision}-${id}`,
    ...{ action, actorId, now, audited: false, fingerprint: fingerprintOf(actorId, action, id) },
  }
  return change(
    offerings,
    () => offerings.get(id),
    request,
    (offering) => decide(offering, id, now),
  )
}

async function decide(
  { status, about, nextLessonAt }: OfferingDocument,
  id: SessionId,
  now: Date,
): Promise<Decision<OfferingDocument, Nothing>> {
  if (!nextLessonAt || nextLessonAt > now) return refuse({ code: 'CHANGED_MEANWHILE', details: {} })
  if (status !== 'published' || about.kind !== 'session') return { kind: 'change', next: { nextLessonAt: null } }
  const due = dueNow(about.lessons, await calledIn(id, about.lessons, now), now)
  const effects = [
    ...due.remind.map(({ no, from }): Effect => ({ kind: 'remindLesson', sessionId: id, lessonNo: no, from, at: now })),
    ...due.missed.map(({ no }): Effect => ({ kind: 'closeRoll', sessionId: id, lessonNo: no, at: now })),
  ]
  return { kind: 'change', next: { about: { ...about, lessons: due.lessons }, nextLessonAt: due.nextLessonAt }, effects }
}

/** The lessons about to close of which somebody was checked in or called. An excuse alone says nothing: it may have been entered days before. */
async function calledIn(sessionId: SessionId, lessons: readonly LessonPlan[], now: Date): Promise<ReadonlySet<number>> {
  const called = new Set<number>()
  for (const { no } of lessons.filter((lesson) => isClosing(lesson, now))) {
    const roll = await rollOf({ sessionId, lessonNo: no })
    if (roll.some(({ state }) => state === 'here' || state === 'late' || state === 'absent')) called.add(no)
  }
  return called
}
