import type { SessionId } from '../../../../contract/course/ids'
import type { Refusal } from '../../../../contract/kernel/refusal'
import { change } from '../../../kernel/database/change'
import { type Decision, refuse } from '../../../kernel/database/decision'
import type { Job } from '../../../kernel/job'
import { batchReport, runEach } from '../../../kernel/jobs/runEach'
import { systemRequest } from '../../../kernel/request'
import type { LessonPlan } from '../../booking/about'
import { type OfferingDocument, offerings } from '../../booking/offeringDocument'
import { rollOf } from '../attendance/attendanceDocument'
import { dueNow, isClosing } from '../attendance/rules/due'
import { closeRollOf, remindOfLesson } from '../effects'

/** In one run; the next one, minutes later, takes the next. */
const BATCH = 30

/** Reminds of lessons and closes their rolls. Late, twice or never: what is decided is the same, only when people hear of it changes. */
export async function advanceLessons(now: Date): Promise<{ followed: number }> {
  const due = await offerings.findPart('nextLessonAt', { equals: {}, upTo: now, limit: BATCH }, ['revision'])
  return { followed: await runEach(lessonsDue.name, due, ({ _id, revision }) => follow(_id as SessionId, revision, now)) }
}

export const lessonsDue: Job = {
  name: 'course.lessons',
  budgetMs: 15_000,
  async run({ now }) {
    const result = await advanceLessons(now)
    return batchReport(result.followed, BATCH, result)
  },
}

const follow = (id: SessionId, revision: number, now: Date) =>
  change(
    offerings,
    () => offerings.get(id),
    systemRequest({ actorId: 'timer', action: 'jobs.lessonsDue', requestId: `lessons-${revision}-${id}`, now }),
    (offering) => decide(offering, id, now),
  )

async function decide(
  { status, details: about, wakeAt: nextLessonAt }: OfferingDocument,
  id: SessionId,
  now: Date,
): Promise<Decision<OfferingDocument, Refusal<'NOT_POSSIBLE_NOW'>>> {
  if (!nextLessonAt || nextLessonAt > now) return refuse({ code: 'NOT_POSSIBLE_NOW', details: {} })
  if (status !== 'published' || about.kind !== 'session') return { kind: 'change', next: { wakeAt: null } }
  const due = dueNow(about.lessons, await calledIn(id, about.lessons, now), now)
  const effects = [
    ...due.remind.map(({ no, from }) => remindOfLesson({ sessionId: id, lessonNo: no, from, at: now })),
    ...due.missed.map(({ no }) => closeRollOf({ sessionId: id, lessonNo: no, at: now })),
  ]
  return { kind: 'change', next: { details: { ...about, lessons: due.lessons }, wakeAt: due.nextLessonAt }, effects }
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
