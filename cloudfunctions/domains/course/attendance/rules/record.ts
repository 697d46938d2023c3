import { givenUntil } from '../../../../../contract/booking/bounds'
import type { PersonId } from '../../../../../contract/kernel/ids'
import type { Participant } from '../../../booking/public'
import type { LessonPlan } from '../../sessionDetails'

/** What is known of somebody at a lesson. `none`: nothing (yet). `excused`: missed with word, or for a reason that staff accept. */
export type AttendanceState = 'none' | 'here' | 'late' | 'absent' | 'excused'

/** How it came to be known. `word`: the person has sent it before (请假). */
export type CheckInMethod = 'classCode' | 'scanned' | 'roll' | 'word'

/** What the phone's location said: `notAsked` where the school has none or a teacher looked the person in the face. */
export type Proximity = 'notAsked' | 'near' | 'far' | 'unknown'

export interface AttendanceRecord {
  readonly state: AttendanceState
  readonly proximity: Proximity
}

const came = ({ state }: AttendanceRecord) => state === 'here' || state === 'late'

/** Whether a teacher still has to say that the person is there: checked in by phone, but not shown to be at the school. */
export const isUnconfirmed = (record: AttendanceRecord) => came(record) && (record.proximity === 'far' || record.proximity === 'unknown')

/** Was there, as far as anything is known that proves it. */
export const isAttended = (record: AttendanceRecord) => came(record) && !isUnconfirmed(record)

/**
 * Whether somebody who held a place missed a lesson without word, once its roll is closed. Somebody who checked in and was never confirmed is in
 * doubt, and doubt is nobody's no-show.
 */
export const isNoShow = (record: AttendanceRecord | null) => record === null || record.state === 'none' || record.state === 'absent'

/** Holds a place and is still somebody: a place without a name is that of an erased person, of whom nothing is recorded any more. */
const holdsPlace = (participant: Participant | undefined): participant is Participant =>
  participant?.state === 'held' && participant.name !== null

/** Whether somebody is on the roll of a lesson: holds a place, and had it before the lesson was over. */
export const isOnRoll = (participant: Participant | undefined, { to }: Pick<LessonPlan, 'to'>): participant is Participant =>
  holdsPlace(participant) && participant.since <= to

/**
 * Whether somebody had to be there. Somebody who got the place after the lesson had begun hadn't, nor had somebody for whom others decided on this lesson.
 */
export const isExpected = (participant: Participant | undefined, lesson: BookedLesson) =>
  holdsPlace(participant) && participant.since <= lesson.from && !isOfOthers(lesson, participant)

type BookedLesson = Pick<LessonPlan, 'from' | 'movedAt'>

/** What an own place says of who decided on it. */
export type OwnPlace = Pick<Participant, 'since' | 'given'>

/** Staff moved the lesson after the place was taken, or others took the place and the lesson begins while the way out is still free. */
function isOfOthers({ movedAt, from }: BookedLesson, place: OwnPlace): boolean {
  const freeUntil = givenUntil(place)
  return (movedAt !== undefined && place.since < movedAt) || (freeUntil !== null && from < freeUntil)
}

/** The roll in the order of the places. */
export function rosterOf(
  participants: Readonly<Record<PersonId, Participant>>,
  lesson: Pick<LessonPlan, 'to'>,
): { personId: PersonId; participant: Participant }[] {
  return (Object.entries(participants) as [PersonId, Participant][])
    .filter(([, participant]) => isOnRoll(participant, lesson))
    .map(([personId, participant]) => ({ personId, participant }))
    .sort((a, b) => (a.participant.number ?? 0) - (b.participant.number ?? 0))
}

interface Entered extends AttendanceRecord {
  /** Left out: it is not known, and no lesson was moved since. */
  readonly at?: Date
}

/** What is known of a lesson as it is now: what was entered before staff moved it was said of another time or place, so all begins anew. */
export function asOfLesson<R extends Entered>(record: R, { movedAt }: Pick<LessonPlan, 'movedAt'>): R {
  if (!movedAt || !record.at || record.at >= movedAt) return record
  return { ...record, state: 'none', method: null, proximity: 'notAsked', reason: null, toldAt: null, at: movedAt }
}

export interface AttendanceStatistics {
  readonly attended: number
  readonly missed: number
  /** Of all lessons that count, those still to come among them: 0 to 100, rounded down, so that nobody gets a certificate by rounding. */
  readonly percent: number
}

type KnownRecord = Entered & { readonly lessonNo: number }

/**
 * A lesson counts unless it was called off, or nobody was called and so nothing is known of it. What a teacher entered later for somebody counts for
 * them.
 */
function counts({ cancelled, closed, called }: LessonPlan, record: AttendanceRecord | null): boolean {
  if (cancelled !== null) return false
  const isUnknown = closed && called === false
  return !isUnknown || (record !== null && record.state !== 'none')
}

/**
 * How often one person came to the lessons of a session.
 *
 * @param since since when the person has held a place: what was before is not missed
 * @param given whether others took the place
 */
export function statisticsOf(
  lessons: readonly LessonPlan[],
  known: readonly KnownRecord[],
  since: Date,
  given = false,
): AttendanceStatistics {
  const recordOf = (lesson: LessonPlan) => {
    const record = known.find(({ lessonNo }) => lessonNo === lesson.no)
    return record ? asOfLesson(record, lesson) : null
  }
  // What others decided counts for those who came all the same, and against nobody.
  const isMoot = (lesson: LessonPlan) => isOfOthers(lesson, { since, given }) && lesson.closed && isNoShow(recordOf(lesson))
  const counted = lessons.filter((lesson) => counts(lesson, recordOf(lesson)) && !isMoot(lesson))
  const attended = counted.filter((lesson) => {
    const record = recordOf(lesson)
    return record !== null && isAttended(record)
  }).length
  const missed = counted.filter((lesson) => lesson.closed && lesson.from >= since && isNoShow(recordOf(lesson))).length
  return { attended, missed, percent: counted.length === 0 ? 0 : Math.floor((100 * attended) / counted.length) }
}
