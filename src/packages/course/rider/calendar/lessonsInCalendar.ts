import type { Lesson, SessionView } from '../../../../../contract/course/course'
import { readStored, writeStored } from '../../../../services/phoneStorage'
import { comingLessons } from '../../words/lessons'
import { activeState } from '../mineText'

type Times = Pick<Lesson, 'from' | 'to'>

/** A lesson as it was put into this phone's calendar. */
export interface Entry extends Times {
  readonly no: number
  /** Left out by earlier versions of the app. */
  readonly address?: string
}

type Session = Pick<SessionView, 'sessionId' | 'school' | 'lessons' | 'mine'>

/** Earlier versions kept one entry for each lesson, by its number. */
type Stored = readonly Entry[] | Readonly<Record<string, Times>>

const isList = (stored: Stored): stored is readonly Entry[] => Array.isArray(stored)

/**
 * WeChat can add to the phone's calendar, and neither read it nor take anything out. So the phone remembers every entry that it has added, until the
 * person says that it is taken out.
 */
export function entriesOf({ sessionId }: Pick<Session, 'sessionId'>): readonly Entry[] {
  const stored = readStored<Stored>('lessonsInCalendar', sessionId) ?? []
  return isList(stored) ? stored : Object.entries(stored).map(([no, times]) => ({ no: Number(no), ...times }))
}

/** Answers whether the phone had room for it. */
export const storeEntries = ({ sessionId }: Pick<Session, 'sessionId'>, entries: readonly Entry[]): boolean =>
  writeStored('lessonsInCalendar', entries, sessionId)

export const entryOf = ({ no, from, to }: Lesson, { school }: Session): Entry => ({ no, from, to, address: school.address })

const isFor = (entry: Entry, lesson: Lesson, { school }: Session) =>
  entry.no === lesson.no && entry.from === lesson.from && entry.to === lesson.to && (entry.address ?? school.address) === school.address

export const isSameEntry = (one: Entry, other: Entry) =>
  one.no === other.no && one.from === other.from && one.to === other.to && one.address === other.address

/** The lessons to come that aren't in the calendar yet as they are now; none for who has no place. */
export const notAdded = (session: Session, entries: readonly Entry[], now: Date): Lesson[] =>
  activeState(session) === 'held'
    ? comingLessons(session.lessons, now).filter((lesson) => !entries.some((entry) => isFor(entry, lesson, session)))
    : []

/** An entry to come that no longer holds, and why. */
export interface Outdated {
  readonly entry: Entry
  readonly why: '不上了' | '你不上了' | '改了时间' | '换了地点'
}

/** Entries that no longer hold: the place is gone, or their lesson was called off or moved. Only the person can take them out. */
export const outdatedEntries = (session: Session, entries: readonly Entry[], now: Date): Outdated[] =>
  entries.flatMap((entry) => {
    const why = Date.parse(entry.from) > now.getTime() ? whyOutdated(session, entry) : null
    return why ? [{ entry, why }] : []
  })

function whyOutdated(session: Session, entry: Entry): Outdated['why'] | null {
  const lesson = session.lessons.find(({ no }) => no === entry.no)
  if (!lesson || lesson.cancelled !== null) return '不上了'
  if (activeState(session) !== 'held') return '你不上了'
  if (isFor(entry, lesson, session)) return null
  return entry.from === lesson.from && entry.to === lesson.to ? '换了地点' : '改了时间'
}
