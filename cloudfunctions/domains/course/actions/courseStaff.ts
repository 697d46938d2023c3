import type { courseStaffActions, RosterRow, StaffSession } from '../../../../contract/course/courseStaff'
import type { SessionId } from '../../../../contract/course/ids'
import type { Refusal } from '../../../../contract/kernel/refusal'
import { dayOf, startOf } from '../../../kernel/calendar'
import { change } from '../../../kernel/database/change'
import { refuse } from '../../../kernel/database/decision'
import { ensureDocument } from '../../../kernel/database/ensure'
import { findFirst, onlyFields } from '../../../kernel/database/page'
import { offerFile } from '../../../kernel/exports/exportedFile'
import { writeSheetFile } from '../../../kernel/exports/sheetFile'
import { watermarkOf } from '../../../kernel/exports/watermark'
import type { Handler } from '../../../kernel/handler'
import { invalid } from '../../../kernel/input'
import { eventIdOf, type WriteRequest } from '../../../kernel/request'
import { personIdOfRider, towns } from '../../account/public'
import {
  bookByStaff,
  bookingNews,
  changeOffering,
  listKeyAfter,
  listKeyOf,
  liveStateOf,
  namedIn,
  newOffering,
  OFFERING_HEAD,
  type OfferingDecision,
  type OfferingDocument,
  offerings,
  setCapacity as withCapacity,
  withMove,
  withoutPerson,
} from '../../booking/public'
import { statisticsOfSession } from '../attendance/statistics'
import { schoolChanged, syncSchool } from '../effects'
import { columns, reasonWord } from '../rosterSheet'
import { staffFacet } from '../rules/catalogue'
import { calledOff, changedSession, isOn, type WrongChange, withoutLesson } from '../rules/changes'
import { decideDraft, decidePublish, draftFields } from '../rules/session'
import { ensureSchool, openSchool, schools, viewSchool } from '../schools'
import { asSession, type SessionOf } from '../sessionDetails'
import { tellAll, tellThoseWhoWish } from '../tellAll'
import { viewRoster, viewStaffSession } from '../views'

type Actions = typeof courseStaffActions
type NotNow = Refusal<'NOT_POSSIBLE_NOW'>
type Wrong = NotNow | Refusal<'INVALID_INPUT'>

const notNow = refuse({ code: 'NOT_POSSIBLE_NOW', details: {} })

export const saveSchool: Handler<Actions['saveSchool']> = async ({ schoolId, ...fields }, { request }) => {
  if (!(await towns.get(fields.townId))) return { refusal: { code: 'NOT_FOUND', details: {} } }
  const load = () => ensureSchool({ _id: schoolId, ...fields })
  const effects = [schoolChanged({ schoolId, after: null, at: request.now })]
  const outcome = await change(schools, load, request, () => ({ kind: 'change', next: fields, effects }))
  return 'refusal' in outcome ? outcome : { data: { ...viewSchool(outcome.doc), open: outcome.doc.open } }
}

export const saveSession: Handler<Actions['saveSession']> = async (draft, { request, now }) => {
  const school = await openSchool(draft.schoolId)
  if (!school) return { refusal: invalid('schoolId', 'option') }
  const { sessionId } = draft
  await ensureDocument(offerings, sessionId, () => newOffering({ _id: sessionId, ...draftFields(draft, school) }))
  const decide = (offering: OfferingDocument) => withSchool(decideDraft(offering, draft, school), request)
  return answer(await changeOffering<Wrong>(sessionId, request, decide), now)
}

export const publish: Handler<Actions['publish']> = async ({ sessionId }, { request, now }) =>
  answer(await changeOffering<Wrong>(sessionId, request, (offering) => decidePublish(offering, now)), now)

export const changeSession: Handler<Actions['changeSession']> = async ({ sessionId, changes, reason }, { request, now }) => {
  if (Object.keys(changes).length === 0) return { refusal: invalid('changes', 'required') }
  const school = changes.schoolId ? await openSchool(changes.schoolId) : null
  if (changes.schoolId && !school) return { refusal: invalid('changes.schoolId', 'option') }
  const outcome = await changeOffering<WrongChange>(sessionId, request, (offering) => {
    const changed = changedSession(offering, changes, school, now)
    if ('refusal' in changed) return refuse(changed.refusal)
    const content = { kind: 'sessionChanged', ...namedIn(offering), reason } as const
    const next = changed.movedFrom ? withMove(changed.next, changed.movedFrom, now) : changed.next
    return withSchool({ kind: 'change', next, effects: tellAll(offering, content, request) }, request)
  })
  return answer(outcome, now)
}

/** The school was read before the decision and may have changed since, so the session looks at it again. */
const withSchool = <R extends Refusal>(decision: OfferingDecision<R>, { now: at }: WriteRequest): OfferingDecision<R> =>
  decision.kind === 'refuse'
    ? decision
    : { ...decision, effects: [...(decision.effects ?? []), syncSchool({ sessionId: decision.next._id as SessionId, at })] }

export const setCapacity: Handler<Actions['setCapacity']> = async ({ sessionId, capacity }, { request, now }) => {
  const outcome = await changeOffering<NotNow>(sessionId, request, (offering) =>
    isOn(offering, now) ? { kind: 'change', next: withCapacity(offering, capacity, now) } : notNow,
  )
  return answer(outcome, now)
}

export const cancelSession: Handler<Actions['cancelSession']> = async ({ sessionId, reason }, { request, now }) => {
  const outcome = await changeOffering<NotNow>(sessionId, request, (offering) => {
    const off = calledOff(offering, reason, now)
    if ('refusal' in off) return refuse(off.refusal)
    const content = { kind: 'sessionCancelled', title: offering.details.title, reason } as const
    return { kind: 'change', next: off.next, effects: tellAll(offering, content, request) }
  })
  return answer(outcome, now)
}

export const cancelLesson: Handler<Actions['cancelLesson']> = async ({ sessionId, lessonNo, reason }, { request, now }) => {
  const outcome = await changeOffering<Wrong>(sessionId, request, (offering) => {
    const without = withoutLesson(offering, { lessonNo, reason }, now)
    if ('refusal' in without) return refuse(without.refusal)
    const content = { kind: 'lessonCancelled', title: offering.details.title, from: without.lesson.from.toISOString(), reason } as const
    // Who booked it for that lesson may leave.
    const effects = [...tellAll(offering, content, request), ...tellThoseWhoWish(offering, content, request)]
    return { kind: 'change', next: withMove(without.next, null, now), effects }
  })
  return answer(outcome, now)
}

export const enrolFor: Handler<Actions['enrolFor']> = async ({ sessionId, riderId, reason }, { request, now }) =>
  answer(await bookByStaff({ offeringId: sessionId, personId: personIdOfRider(riderId), reason, request }), now)

export const removeFrom: Handler<Actions['removeFrom']> = async ({ sessionId, personId, reason }, { request, now }) => {
  const decide = (offering: OfferingDocument): OfferingDecision<NotNow | Refusal<'NOT_BOOKED'>> => {
    if (!isOn(offering, now)) return notNow
    if (!liveStateOf(offering, personId)) return refuse({ code: 'NOT_BOOKED', details: {} })
    const content = { kind: 'removedByStaff', title: offering.details.title, reason } as const
    const told = bookingNews.tell({ eventId: eventIdOf(request, personId), personId, content, at: now })
    return { kind: 'change', next: withoutPerson(offering, personId, 'removed', now), effects: [told] }
  }
  return answer(await changeOffering(sessionId, request, decide), now)
}

/** What staff are answered after every change: the session as it is then, or why it isn't changed. */
function answer<R>(outcome: { doc: OfferingDocument } | { refusal: R }, now: Date): { data: StaffSession } | { refusal: R } {
  return 'refusal' in outcome ? outcome : { data: viewStaffSession(outcome.doc, now) }
}

const ROSTER_PAGE = 500

export const roster: Handler<Actions['roster']> = async ({ sessionId, after }, { now }) => {
  const found = await rosterOf(sessionId, now)
  if (!found) return { refusal: { code: 'NOT_FOUND', details: {} } }
  const start = found.people.findIndex(({ personId }) => personId === after) + 1
  const people = found.people.slice(start, start + ROSTER_PAGE)
  const next = start + ROSTER_PAGE < found.people.length ? (people.at(-1)?.personId ?? null) : null
  return { data: { session: viewStaffSession(found.session, now), people, next, now: now.toISOString() } }
}

export const exportRoster: Handler<Actions['exportRoster']> = async ({ sessionId, reason }, { caller, now }) => {
  const found = await rosterOf(sessionId, now)
  if (!found) return { refusal: { code: 'NOT_FOUND', details: {} } }
  const { session, people: rows } = found
  const title = `${session.details.title} 名单 ${dayOf(session.startsAt)} 开课`
  const mark = watermarkOf(caller.personId, reasonWord[reason], now)
  const file = await writeSheetFile({ sheet: '名单', title, mark, columns, rows })
  return { data: { url: await offerFile(sessionId, `roster-${dayOf(now)}.xlsx`, file, now), rows: rows.length } }
}

/** A session, drafts too, and everybody who takes part or did; null when there is none. */
async function rosterOf(sessionId: SessionId, now: Date): Promise<{ session: SessionOf<OfferingDocument>; people: RosterRow[] } | null> {
  const session = asSession(await offerings.get(sessionId))
  if (!session) return null
  const statisticsOf = await statisticsOfSession(sessionId, session.details.lessons)
  return { session, people: viewRoster(session, statisticsOf, now) }
}

const PAGE = 50

export const sessions: Handler<Actions['sessions']> = async ({ status, from, after }, { now }) => {
  const start = startOf(from ?? dayOf(now))
  const page = { equals: { facets: staffFacet(status) }, after: after ?? listKeyAfter(start), most: PAGE + 1 }
  const found = await findFirst(onlyFields(offerings, OFFERING_HEAD), 'facet', page)
  const shown = found.slice(0, PAGE)
  const last = shown.at(-1)
  const rows = shown.flatMap((one) => {
    const session = asSession(one)
    if (!session) return []
    const { details, startsAt } = session
    const row = { schoolName: details.school.name, startsAt: startsAt.toISOString(), lessons: details.lessons.length }
    return [{ ...viewStaffSession(session, now), ...row }]
  })
  return { data: { sessions: rows, next: found.length > PAGE && last ? listKeyOf(last.startsAt, last._id) : null } }
}
