import type { OfferingId } from '../../../../../contract/booking/ids'
import type { OwnSession, SessionView } from '../../../../../contract/course/course'
import type { PersonId } from '../../../../../contract/kernel/ids'
import { ownOfferingOf } from '../../../booking/ownOffering'
import { isLive } from '../../../booking/rules/entries'
import { viewPenaltyRecord } from '../../../booking/rules/standing'
import type { HandlerOf } from '../../../handlerOf'
import { attendancePassOf } from '../../attendancePass'
import { certificateNosOf } from '../../certificates/views'
import { figuresFor } from '../../figuresFor'
import { viewerOf } from '../../viewerOf'
import { asSession, type Session, viewSession } from '../../views/sessionView'

/** The newest of what is over; an agenda keeps two years. */
const MOST_PAST = 50

export const mine: HandlerOf<'course.mine'> = async (_, { caller: { personId }, now }) => {
  const [viewer, figures, certificates] = await Promise.all([viewerOf(personId), figuresFor(personId), certificateNosOf(personId)])
  const booked = await ownSessions(Object.keys(viewer.agenda.bookings) as OfferingId[], personId)
  const all: OwnSession[] = await Promise.all(
    booked.map(async (own) => {
      const session = await viewSession(own, viewer, now)
      return { session, ...figures(own), pass: attendancePassOf(own, personId), certificateNo: certificates.get(session.sessionId) ?? null }
    }),
  )
  const current = all.filter(({ session }) => isCurrent(session, now)).sort(byNextLesson(now))
  const past = all.filter(({ session }) => !isCurrent(session, now)).sort(newestFirst)
  const standing = viewPenaltyRecord(viewer.agenda, now)
  return { data: { current, past: past.slice(0, MOST_PAST), standing, now: now.toISOString() } }
}

/** Those in which the person has an entry: a claim that came to nothing is no booking. */
async function ownSessions(ids: readonly OfferingId[], personId: PersonId): Promise<Session[]> {
  const sessions = ids.filter((id) => id.startsWith(SESSION))
  const found = (await Promise.all(sessions.map((id) => ownOfferingOf(id, [personId])))).flatMap((own) => asSession(own) ?? [])
  return found.filter(({ participants: entries }) => personId in entries)
}

/** Contests are booked, too, and are shown with the contest. */
const SESSION = 'ses_'

/** Is it still to come, or going on, and does the person take part or hope to? */
const isCurrent = ({ endsAt, mine }: SessionView, now: Date) => new Date(endsAt) > now && mine !== null && isLive(mine.state)

const byNextLesson = (now: Date) => (a: OwnSession, b: OwnSession) => nextLessonOf(a, now).localeCompare(nextLessonOf(b, now))

/** When one has to be there next. A session that was called off stands by when it would have begun. */
const nextLessonOf = ({ session }: OwnSession, now: Date) =>
  session.lessons.find(({ to, cancelled }) => cancelled === null && new Date(to) > now)?.from ?? session.startsAt

const newestFirst = (a: OwnSession, b: OwnSession) => b.session.startsAt.localeCompare(a.session.startsAt)
