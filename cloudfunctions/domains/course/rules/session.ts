import type { SessionDraft } from '../../../../contract/course/courseStaff'
import { misfitOf } from '../../../../contract/course/sessionDates'
import type { Refusal } from '../../../../contract/kernel/refusal'
import { refuse } from '../../../kernel/database/decision'
import { invalid } from '../../../kernel/input'
import type { OfferingDecision, OfferingDocument } from '../../booking/public'
import { isSession, type LessonPlan, type School, type SessionDetails } from '../sessionDetails'
import { facetsOf } from './catalogue'
import { nextLessonAt } from './lessons'

type DraftRefusal = Refusal<'NOT_POSSIBLE_NOW' | 'INVALID_INPUT'>

const notNow = refuse({ code: 'NOT_POSSIBLE_NOW', details: {} })

/** What staff have written, as it is stored. Nobody has booked a draft, so all its places are free. */
export function draftFields(draft: SessionDraft, school: School) {
  const { courseId, mode, capacity, eligibility, offerMinutes, waitLimit, limit, programme, passQuota } = draft
  const details: SessionDetails = {
    kind: 'session',
    title: draft.title,
    programme,
    category: draft.category,
    description: draft.description,
    teacher: draft.teacher,
    school,
    lessons: draft.lessons.map((times, index) => newLesson(index + 1, times)),
    priceFen: draft.priceFen,
    certificatePercent: draft.certificatePercent,
    certifiedAt: null,
  }
  return {
    groupId: courseId,
    mode,
    capacity,
    free: capacity,
    eligibility,
    offerMinutes,
    waitLimit,
    limit: limit === null ? null : { kind: programme, most: limit },
    // Those with the first numbers have an attendance pass (听课证).
    benefit: passQuota === 0 ? null : { quota: passQuota, returned: 0 },
    ...windowOf(draft),
    ...withDetails('draft', details),
  }
}

/** A draft is written anew as often as staff like. One that belongs to a draw goes on drawing, and opens and closes with it. */
export function decideDraft(doc: OfferingDocument, draft: SessionDraft, school: School): OfferingDecision<DraftRefusal> {
  if (doc.status !== 'draft' || (doc.drawId !== null && draft.mode !== 'draw')) return notNow
  const window = { opensAt: doc.opensAt.toISOString(), closesAt: doc.closesAt.toISOString() }
  const kept = doc.drawId === null ? draft : { ...draft, ...window }
  const misfit = misfitOf(kept)
  return misfit ? refuse(invalid(misfit.field, misfit.rule)) : { kind: 'change', next: { ...doc, ...draftFields(kept, school) } }
}

/** From a draft to what everybody sees; not from one that lay so long that nobody could book any more, nor from one that still lacks its draw. */
export function decidePublish(offering: OfferingDocument, now: Date): OfferingDecision<DraftRefusal> {
  const { status, closesAt, mode, drawId, details } = offering
  if (status !== 'draft' || !isSession(details) || (mode === 'draw' && drawId === null)) return notNow
  if (closesAt <= now) return refuse(invalid('closesAt', 'too_early'))
  return { kind: 'change', next: { ...offering, status: 'published', ...withDetails('published', details) } }
}

export const newLesson = (no: number, { from, to }: { from: string; to: string }): LessonPlan => ({
  no,
  from: new Date(from),
  to: new Date(to),
  cancelled: null,
  reminded: false,
  closed: false,
})

export const windowOf = ({ opensAt, closesAt, cancelUntil }: Pick<SessionDraft, 'opensAt' | 'closesAt' | 'cancelUntil'>) => ({
  opensAt: new Date(opensAt),
  closesAt: new Date(closesAt),
  cancelUntil: new Date(cancelUntil),
})

/** What a session is, with all that follows from its lessons, its school and its status: everything that changes one of these writes all of this. */
export function withDetails(status: OfferingDocument['status'], details: SessionDetails) {
  const held = details.lessons.filter(({ cancelled }) => cancelled === null)
  const slots = status === 'cancelled' ? [] : held.map(({ from, to }) => ({ from, to }))
  return {
    details,
    slots,
    startsAt: earliest(held.map(({ from }) => from)),
    endsAt: latest(held.map(({ to }) => to)),
    venue: details.school.schoolId,
    facets: facetsOf({ status, slots }, details),
    wakeAt: status === 'published' ? nextLessonAt(details.lessons) : null,
  }
}

const earliest = (dates: readonly Date[]) => new Date(Math.min(...dates.map((date) => date.getTime())))
const latest = (dates: readonly Date[]) => new Date(Math.max(...dates.map((date) => date.getTime())))
