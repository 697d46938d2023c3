import { certificateNoText } from '../../../../contract/course/certificateNo'
import type { SessionId } from '../../../../contract/course/ids'
import { DAY_MS } from '../../../../contract/kernel/duration'
import type { PersonId } from '../../../../contract/kernel/ids'
import { dayOf } from '../../../kernel/calendar'
import { finish } from '../../../kernel/database/change'
import { unchanged } from '../../../kernel/database/decision'
import { findAll, onlyFields } from '../../../kernel/database/page'
import { audit } from '../../../kernel/effects'
import { inBatches } from '../../../kernel/inBatches'
import type { Job } from '../../../kernel/job'
import { runEach } from '../../../kernel/jobs/runEach'
import { firstOutbox } from '../../../kernel/outbox'
import { everyParticipant, type OfferingDocument, offerings } from '../../booking/public'
import type { OwnPlace } from '../attendance/rules/record'
import { statisticsOfSession } from '../attendance/statistics'
import { syncCertificate } from '../effects'
import { courseNews } from '../messages'
import type { SessionDetails } from '../sessionDetails'
import { type CertificateDocument, certificateNoOf, certificates } from './certificateDocument'
import { type Certifying, isDue, isEarned, LOOKED_AT_DAYS, makesCertificates } from './rules/certificate'

/** In one turn; the next one goes on. */
const MOST = 200
const AT_ONCE = 10

/** Issues the certificates of sessions that are over. Twice, late or never: each is issued once, and the next turn issues what is missing. */
export async function issueCertificates(now: Date): Promise<{ issued: number }> {
  let issued = 0
  // A session that fails is logged and holds up no other.
  await runEach(certificatesDue.name, await overSessions(now), async (session) => {
    if (issued < MOST) issued += await issueOf(session, MOST - issued, now)
  })
  return { issued }
}

export const certificatesDue: Job = {
  name: 'course.certificates',
  budgetMs: 15_000,
  async run({ now }) {
    const result = await issueCertificates(now)
    return { cursor: null, behindBy: result.issued < MOST ? 0 : result.issued, result }
  },
}

/** Offerings without their participants, of whom there may be thousands in each. */
const overSessions = (now: Date) =>
  findAll(onlyFields(offerings, ['details', 'endsAt']), 'age', {
    equals: { status: 'published' },
    from: new Date(now.getTime() - LOOKED_AT_DAYS * DAY_MS),
    upTo: now,
  })

async function issueOf(
  { _id, details, endsAt }: Pick<OfferingDocument, '_id' | 'details' | 'endsAt'>,
  most: number,
  now: Date,
): Promise<number> {
  if (!makesCertificates(details) || !isDue({ endsAt, lookedAt: details.certifiedAt }, now)) return 0
  const id = _id as SessionId
  const { issued, done } = await certify(id, details, await statisticsOfSession(id, details.lessons), { most, now })
  if (done) await offerings.modify(id, { when: {}, change: { 'details.certifiedAt': { set: now } } })
  return issued
}

/** How often one person came, since the place was taken. */
type StatisticsOf = (personId: PersonId, place: OwnPlace) => { readonly attended: number; readonly percent: number }

/**
 * Issues what was earned in a session and is not there yet, at most so many; the next turn goes on. `done`: nothing was left over. Cut short at any
 * point, it only has to run again.
 */
export async function certify(
  id: SessionId,
  details: Certifying,
  statisticsOf: StatisticsOf,
  { most, now }: { most: number; now: Date },
): Promise<{ issued: number; done: boolean }> {
  const session = await offerings.getPart(id, ['participants', 'endsAt'])
  if (!session) return { issued: 0, done: true }
  const known = await numbersOf(id)
  const earned = everyParticipant(session).flatMap(([personId, participant]) => {
    const { state, name } = participant
    if (state !== 'held' || name === null || known.has(certificateNoOf(id, personId))) return []
    const statistics = statisticsOf(personId, participant)
    return isEarned(statistics, details.certificatePercent) ? [{ personId, name, attended: statistics.attended }] : []
  })
  const batch = earned.slice(0, most)
  await inBatches(batch, AT_ONCE, (one) => issue({ sessionId: id, endsAt: session.endsAt }, details, one, now))
  return { issued: batch.length, done: batch.length === earned.length }
}

/** Every number that was issued in the session, the revoked ones among them. */
async function numbersOf(sessionId: SessionId): Promise<ReadonlySet<string>> {
  const issued = await findAll(onlyFields(certificates, ['sessionId']), 'session', { equals: { sessionId } })
  return new Set(issued.map(({ _id }) => _id))
}

interface Earned {
  readonly personId: PersonId
  readonly name: string
  readonly attended: number
}

/** Issues a certificate, once: its number follows from session and person, so a second one has no place. One that was revoked stays so. */
async function issue(
  { sessionId, endsAt }: { readonly sessionId: SessionId; readonly endsAt: Date },
  { title, programme, school }: SessionDetails,
  { personId, name, attended }: Earned,
  now: Date,
): Promise<void> {
  const _id = certificateNoOf(sessionId, personId)
  const content = { kind: 'certificateIssued', title, number: certificateNoText(_id) } as const
  const effects = [
    audit({ eventId: `issued:${_id}`, action: 'course.certificates', actorId: 'timer', subject: `certificates/${_id}`, at: now }),
    courseNews.tell({ eventId: `issued:${_id}`, personId, content, at: now }),
    syncCertificate({ number: _id, personId }),
  ]
  const certificate: CertificateDocument = {
    ...unchanged,
    _id,
    sessionId,
    personId,
    name,
    title,
    programme,
    attended,
    school: school.name,
    month: dayOf(endsAt).slice(0, 'yyyy-mm'.length),
    issuedAt: now,
    revoked: null,
    ...firstOutbox(effects, now),
  }
  if (await certificates.insert(certificate)) await finish(certificates, certificate, now)
}
