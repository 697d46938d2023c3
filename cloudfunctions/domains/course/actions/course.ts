import type { OfferingId } from '../../../../contract/booking/ids'
import type { courseActions, enrol as enrolAction, OwnSession, SessionView } from '../../../../contract/course/course'
import type { SessionId } from '../../../../contract/course/ids'
import type { OutputOf } from '../../../../contract/kernel/action'
import type { PersonId } from '../../../../contract/kernel/ids'
import type { Refusal } from '../../../../contract/kernel/refusal'
import { byName } from '../../../kernel/byName'
import { findAll, findFirst, findPage, onlyFields } from '../../../kernel/database/page'
import { fitting, replyBytesOf } from '../../../kernel/fitting'
import type { ContextOf, Handler } from '../../../kernel/handler'
import { allTowns } from '../../account/public'
import {
  type AgendaBooking,
  acceptOffer,
  agendaBookingOf,
  authorisedRider,
  bookPlaces,
  cancelBooking,
  clashOf,
  declineOffer,
  isLive,
  listKeyAfter,
  listKeyOf,
  OFFERING_HEAD,
  offerings,
  ownOfferingOf,
  ownOfferingsOf,
  viewPenaltyRecord,
  type WhenFull,
  withBooking,
  withParticipants,
} from '../../booking/public'
import { statisticsOfPerson } from '../attendance/statistics'
import { attendancePassOf } from '../attendancePass'
import { certificateNosOf } from '../certificates/views'
import { ownWishes } from '../draw/ownWishes'
import { facetOf } from '../rules/catalogue'
import { schools, viewSchool } from '../schools'
import { asSession, type Session } from '../sessionDetails'
import { type Viewer, viewBooked, viewerOf, viewSession, viewSessionRow } from '../views'

type Actions = typeof courseActions

/** Takes a place if one is free. */
export const enrol: Handler<Actions['enrol']> = ({ sessionId }, context) => bookSession(sessionId, 'refuse', context)

/** Takes a place if one is free, else a position in the waitlist. */
export const wait: Handler<Actions['wait']> = ({ sessionId }, context) => bookSession(sessionId, 'wait', context)

async function bookSession(sessionId: SessionId, whenFull: WhenFull, { caller, request, granted, now }: ContextOf<Actions['enrol']>) {
  const policy = authorisedRider(granted)
  const booked = await bookPlaces({ offeringId: sessionId, personIds: [caller.personId], whenFull, request, policy })
  if ('refusal' in booked) return booked
  const session = asSession(booked.offering)
  if (!session) return NOT_FOUND
  return { data: { session: await viewBooked(session, caller.personId, now), now: now.toISOString() } }
}

const NOT_FOUND = { refusal: { code: 'NOT_FOUND', details: {} } } as const

export const accept: Handler<Actions['accept']> = async ({ sessionId }, { caller: { personId }, request, now }) => {
  const refusal = await acceptOffer(sessionId, personId, request)
  return refusal ? { refusal } : answerBooked(sessionId, personId, now)
}

export const decline: Handler<Actions['decline']> = async ({ sessionId }, { caller: { personId }, request, now }) => {
  const outcome = await declineOffer(sessionId, personId, request)
  return 'refusal' in outcome ? outcome : answerBooked(sessionId, personId, now)
}

export const cancel: Handler<Actions['cancel']> = async ({ sessionId }, { caller: { personId }, request, now }) => {
  const outcome = await cancelBooking(sessionId, personId, request)
  return 'refusal' in outcome ? outcome : answerBooked(sessionId, personId, now)
}

type Booked = { data: OutputOf<typeof enrolAction> } | { refusal: Refusal<'NOT_FOUND'> }

/** The reply to everything that a person does with a booking: the session as it is for them then. */
async function answerBooked(sessionId: SessionId, personId: PersonId, now: Date): Promise<Booked> {
  const [own, viewer] = await Promise.all([ownOfferingOf(sessionId, [personId]), viewerOf(personId)])
  const session = asSession(own)
  if (!session) return NOT_FOUND
  return { data: { session: await viewSession(session, viewer, now), now: now.toISOString() } }
}

const LIST_PAGE = 20

/** What has begun is listed no more: nobody could book it. One row more is read than shown, to know whether there is a next page. */
export const list: Handler<Actions['list']> = async ({ filter, after }, { caller: { personId }, now }) => {
  const fromNow = listKeyAfter(now)
  const start = after !== undefined && after > fromNow ? after : fromNow
  const page = { equals: { facets: facetOf(filter) }, after: start, most: LIST_PAGE + 1 }
  const found = await findFirst(onlyFields(offerings, OFFERING_HEAD, [`participants.${personId}`]), 'facet', page)
  const shown = found.slice(0, LIST_PAGE)
  const last = shown.at(-1)
  const sessions = shown.flatMap((one) => viewSessionRow(withParticipants(one), personId, now) ?? [])
  const next = found.length > LIST_PAGE && last ? listKeyOf(last.startsAt, last._id) : null
  return { data: { sessions, next, now: now.toISOString() } }
}

export const places: Handler<Actions['places']> = async () => {
  const [everyTown, open] = await Promise.all([allTowns(), findAll(schools, 'open', { equals: { open: true } })])
  return { data: { towns: everyTown.map(({ _id: townId, name }) => ({ townId, name })), schools: byName(open).map(viewSchool) } }
}

const SHOW_PAGE = 20

/** What was called off is shown as well: people who had booked it follow an old link to read why. */
export const show: Handler<Actions['show']> = async ({ courseId, after }, { caller: { personId }, now }) => {
  const heads = onlyFields(offerings, OFFERING_HEAD, [`participants.${personId}`])
  const query = { equals: { groupId: courseId }, beyond: now, after, size: SHOW_PAGE }
  const [viewer, { rows, next }] = await Promise.all([viewerOf(personId), findPage(heads, 'group', query)])
  const shown = rows.filter(({ status }) => status !== 'draft').flatMap((one) => asSession(withParticipants(one)) ?? [])
  const sessions = await Promise.all(shown.toSorted(byBeginning).map((session) => viewSession(session, viewer, now)))
  return { data: { sessions, next, standing: viewPenaltyRecord(viewer.agenda, now), now: now.toISOString() } }
}

const byBeginning = (a: Session, b: Session) => a.startsAt.getTime() - b.startsAt.getTime()

/** The newest of what is over; an agenda keeps two years. */
const MOST_PAST = 50
/** A reply ends at 1 MB. Some twenty sessions fit of sixty lessons each that were all called off, and all that anybody has of others. */
const REPLY_BYTES = 900_000

export const mine: Handler<Actions['mine']> = async (_, { caller: { personId }, now }) => {
  const [viewer, statisticsOf, certificates, wishes] = await Promise.all([
    viewerOf(personId),
    statisticsOfPerson(personId, now),
    certificateNosOf(personId),
    ownWishes(personId, now),
  ])
  const booked = await ownSessions(shownOf(viewer.agenda, now), personId)
  const agenda = booked.reduce((copies, own) => withCopy(copies, own, personId, now), viewer.agenda)
  const all: OwnSession[] = await Promise.all(
    booked.map(async (own) => ({
      session: await viewSession(own, viewer, now),
      ...statisticsOf(own),
      pass: attendancePassOf(own, personId),
      certificateNo: certificates.get(own._id) ?? null,
      clashesWith: own.participants[personId]?.state === 'held' && own.endsAt > now ? (clashOf(agenda, own)?.details ?? null) : null,
    })),
  )
  const current = all.filter(({ session }) => isCurrent(session, now)).sort(byNextLesson(now))
  const past = all.filter(({ session }) => !isCurrent(session, now)).sort(newestFirst)
  const standing = viewPenaltyRecord(viewer.agenda, now)
  const first = fitting(current, REPLY_BYTES)
  const newest = fitting(past.slice(0, MOST_PAST), REPLY_BYTES - replyBytesOf(first))
  const more = first.length < current.length
  return { data: { current: first, ...(more && { more }), past: newest, wishes, standing, now: now.toISOString() } }
}

type Agenda = Viewer['agenda']

/** Whatever is not over, and the newest of what is: nothing is read that is not shown. */
function shownOf({ bookings }: Agenda, now: Date): OfferingId[] {
  const all = Object.entries(bookings).sort(([, a], [, b]) => b.endsAt.getTime() - a.endsAt.getTime()) as [OfferingId, AgendaBooking][]
  const sessions = all.filter(([id]) => id.startsWith(SESSION))
  const isOver = ({ state, endsAt }: AgendaBooking) => endsAt <= now || (state !== 'reserved' && !isLive(state))
  const current = sessions.filter(([, one]) => !isOver(one))
  const past = sessions.filter(([, one]) => isOver(one)).slice(0, MOST_PAST)
  return [...current, ...past].map(([id]) => id)
}

/** The agenda with this session as it is now: its copy there follows what staff change only by a job. */
function withCopy(agenda: Agenda, own: Session, personId: PersonId, now: Date): Agenda {
  const participant = own.participants[personId]
  if (!participant) return agenda
  const { state, since } = participant
  return withBooking(agenda, own._id, agendaBookingOf(own, { state, since, reservation: null }), now)
}

/** The prefix of a session's id. Other offerings that are booked are shown elsewhere. */
const SESSION = 'ses_'

/** Those in which the person takes part or did: a reservation that came to nothing is no booking. */
async function ownSessions(ids: readonly OfferingId[], personId: PersonId): Promise<Session[]> {
  const found = await ownOfferingsOf(ids, personId)
  return found.flatMap((own) => asSession(own) ?? []).filter(({ participants }) => personId in participants)
}

/** Is it still to come, or going on, and does the person take part or hope to? */
const isCurrent = ({ endsAt, mine }: SessionView, now: Date) => new Date(endsAt) > now && mine !== null && isLive(mine.state)

const byNextLesson = (now: Date) => (a: OwnSession, b: OwnSession) => nextLessonOf(a, now).localeCompare(nextLessonOf(b, now))

/** When one has to be there next. A session that was called off stands by when it would have begun. */
const nextLessonOf = ({ session }: OwnSession, now: Date) =>
  session.lessons.find(({ to, cancelled }) => cancelled === null && new Date(to) > now)?.from ?? session.startsAt

const newestFirst = (a: OwnSession, b: OwnSession) => b.session.startsAt.localeCompare(a.session.startsAt)
