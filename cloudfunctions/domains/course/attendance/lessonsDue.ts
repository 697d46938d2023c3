import type { SessionId } from '../../../../contract/course/ids'
import type { Refusal } from '../../../../contract/kernel/refusal'
import { change } from '../../../kernel/database/change'
import { type Decision, refuse } from '../../../kernel/database/decision'
import { onlyFields } from '../../../kernel/database/page'
import type { Job } from '../../../kernel/job'
import { runBacklog, WHOLE_TURN } from '../../../kernel/jobs/runEach'
import { systemRequest } from '../../../kernel/request'
import { type OfferingDocument, offerings } from '../../booking/public'
import { closeRoll, remindOfLesson } from '../effects'
import { dueNow, isClosing } from '../rules/lessons'
import { isSession, type LessonPlan, type SessionDetails } from '../sessionDetails'
import { rollOf } from './attendanceDocument'

/** Sessions that are read at a time. */
const PAGE = 30

const sessionsDue = onlyFields(offerings, ['revision', 'wakeAt'])

/** Reminds of lessons and closes their rolls. Late, twice or never: what is decided is the same, only when people hear of it changes. */
export async function advanceLessons(now: Date, turn = WHOLE_TURN) {
  const due = { collection: sessionsDue, index: 'wakeAt', query: { equals: { 'details.kind': 'session' }, upTo: now }, size: PAGE }
  const { done, ...progress } = await runBacklog(lessonsDue.name, due, turn, ({ _id, revision }) =>
    advance(_id as SessionId, revision, now),
  )
  return { ...progress, followed: done }
}

export const lessonsDue: Job = {
  name: 'course.lessons',
  budgetMs: 15_000,
  async run(turn) {
    const { followed, ...progress } = await advanceLessons(turn.now, turn)
    return { ...progress, result: { followed } }
  },
}

const advance = (id: SessionId, revision: number, now: Date) =>
  change(
    offerings,
    () => offerings.get(id),
    systemRequest({ actorId: 'timer', action: 'course.lessons', requestId: `lessons-${revision}-${id}`, now }),
    (offering) => decide(offering, id, now),
  )

async function decide(
  { status, details, wakeAt }: OfferingDocument,
  id: SessionId,
  now: Date,
): Promise<Decision<OfferingDocument, Refusal<'NOT_POSSIBLE_NOW'>>> {
  if (!wakeAt || wakeAt > now) return refuse({ code: 'NOT_POSSIBLE_NOW', details: {} })
  if (status !== 'published' || !isSession(details)) return { kind: 'change', next: { wakeAt: null } }
  const due = dueNow(details.lessons, await calledIn(id, details.lessons, now), now)
  const next: SessionDetails = { ...details, lessons: due.lessons }
  const effects = [
    ...due.remind.map(({ no, from }) => remindOfLesson({ sessionId: id, lessonNo: no, from, after: null, at: now })),
    ...due.missed.map(({ no }) => closeRoll({ sessionId: id, lessonNo: no, after: null, at: now })),
  ]
  return { kind: 'change', next: { details: next, wakeAt: due.nextLessonAt }, effects }
}

/** The numbers of lessons about to close in which somebody was checked in or called. An excuse alone says nothing: it may be days old. */
async function calledIn(sessionId: SessionId, lessons: readonly LessonPlan[], now: Date): Promise<ReadonlySet<number>> {
  const called = new Set<number>()
  for (const lesson of lessons.filter((one) => isClosing(one, now))) {
    const roll = await rollOf({ sessionId, lessonNo: lesson.no }, lesson)
    if (roll.some(({ state }) => state === 'here' || state === 'late' || state === 'absent')) called.add(lesson.no)
  }
  return called
}
