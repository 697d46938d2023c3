import type { OwnSession, SessionView } from '../../../../contract/course'
import type { OfferingId, PersonId } from '../../../../contract/ids'
import { attendancePassOf } from '../../../shared/booking/attendancePass'
import type { OwnOffering } from '../../../shared/booking/offeringDocument'
import { ownOfferingOf } from '../../../shared/booking/ownOffering'
import { isLive } from '../../../shared/booking/rules/entries'
import { viewStanding } from '../../../shared/booking/rules/standing'
import type { HandlerOf } from '../../../shared/handler'
import { onlookerOf } from '../../onlooker'
import { certificatesOf } from '../../sources/certificates'
import { figuresFor } from '../../sources/figures'
import { viewSession } from '../../views/sessionView'

/** The newest of what is over; an agenda keeps two years. */
const MOST_PAST = 50

export const mine: HandlerOf<'course.mine'> = async (_, { caller: { personId }, now }) => {
  const [onlooker, figures, certificates] = await Promise.all([onlookerOf(personId), figuresFor(personId), certificatesOf(personId)])
  const booked = await ownSessions(Object.keys(onlooker.agenda.bookings) as OfferingId[], personId)
  const views = await Promise.all(
    booked.map(async (own) => {
      const session = await viewSession(own, onlooker, now)
      if (!session?.mine) return []
      const pass = attendancePassOf(own, personId)
      return [{ session, ...figures(own), pass, certificateNo: certificates(session.sessionId) }]
    }),
  )
  const all: OwnSession[] = views.flat()
  const current = all.filter(({ session }) => isCurrent(session, now)).sort(byNextLesson(now))
  const past = all.filter(({ session }) => !isCurrent(session, now)).sort(newestFirst)
  const standing = viewStanding(onlooker.agenda, now)
  return { data: { current, past: past.slice(0, MOST_PAST), standing, now: now.toISOString() } }
}

async function ownSessions(ids: readonly OfferingId[], personId: PersonId): Promise<OwnOffering[]> {
  const sessions = ids.filter((id) => id.startsWith(SESSION))
  return (await Promise.all(sessions.map((id) => ownOfferingOf(id, [personId])))).flatMap((own) => own ?? [])
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
