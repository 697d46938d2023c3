import type { SessionDraft } from '../../../../contract/course/courseStaff'
import { unchanged } from '../../../kernel/database/decision'
import type { LessonPlan, School, SessionDetails } from '../../booking/about'
import type { Limit, OfferingDocument } from '../../booking/offeringDocument'
import { listKeyOf } from '../../booking/rules/listKey'
import { facetsOf } from './facets'
import { nextLessonAt } from './lessons'

/** A draft as a new document: nobody has booked anything. */
export function newSession(draft: SessionDraft, school: School): OfferingDocument {
  const nobody = { entries: {}, queue: [], order: [], waiting: 0, passesBack: 0, dueAt: null } as const
  const fields = draftFields(draft, school)
  const first = { status: 'draft', cancelReason: null, drawId: null, drawnAt: null } as const
  return { ...unchanged, _id: draft.sessionId, ...nobody, ...first, ...fields }
}

/** What staff have written, as it is stored. Nobody has booked a draft, so all its places are free. */
export function draftFields(draft: SessionDraft, school: School) {
  const { sessionId: _id, courseId, mode, capacity, eligibility, offerMinutes, waitLimit } = draft
  const { title, programme, category, description, teacher, priceFen, certificatePercent, passQuota } = draft
  const lessons = draft.lessons.map((times, index) => newLesson(index + 1, times))
  const about: SessionDetails = {
    ...{ kind: 'session', title, programme, category, description, teacher, school, lessons },
    ...{ priceFen, certificatePercent, passQuota },
  }
  return {
    ...{ courseId, mode, capacity, free: capacity, eligibility, offerMinutes, waitLimit, limit: limitOf(draft) },
    ...windowOf(draft),
    ...withAbout({ _id, status: 'draft' }, about),
  }
}

const limitOf = ({ limit, programme }: SessionDraft): Limit | null => (limit === null ? null : { kind: programme, most: limit })

export const newLesson = (no: number, { from, to }: { from: string; to: string }): LessonPlan => ({
  ...{ no, from: new Date(from), to: new Date(to), cancelled: null, reminded: false, closed: false },
})

export const windowOf = ({ opensAt, closesAt, cancelUntil }: Pick<SessionDraft, 'opensAt' | 'closesAt' | 'cancelUntil'>) => ({
  opensAt: new Date(opensAt),
  closesAt: new Date(closesAt),
  cancelUntil: new Date(cancelUntil),
})

/** What a session is, with all that follows from its lessons, its school and its status: whoever changes one of these writes all of this. */
export function withAbout({ _id, status }: Pick<OfferingDocument, '_id' | 'status'>, about: SessionDetails) {
  const held = about.lessons.filter(({ cancelled }) => cancelled === null)
  const slots = status === 'cancelled' ? [] : held.map(({ from, to }) => ({ from, to }))
  const startsAt = earliest(held.map(({ from }) => from))
  return {
    ...{ about, slots, startsAt, endsAt: latest(held.map(({ to }) => to)), place: about.school.schoolId },
    facets: facetsOf({ status, slots }, about),
    listKey: listKeyOf(startsAt, _id),
    nextLessonAt: status === 'published' ? nextLessonAt(about.lessons) : null,
  }
}

const earliest = (dates: readonly Date[]) => new Date(Math.min(...dates.map((date) => date.getTime())))
const latest = (dates: readonly Date[]) => new Date(Math.max(...dates.map((date) => date.getTime())))
