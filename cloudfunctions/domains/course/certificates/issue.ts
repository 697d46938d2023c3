import { certificateNoText } from '../../../../contract/course/certificateNo'
import type { SessionId } from '../../../../contract/course/ids'
import type { PersonId } from '../../../../contract/kernel/ids'
import { dayOf } from '../../../kernel/calendar'
import { finish } from '../../../kernel/database/change'
import { unchanged } from '../../../kernel/database/decision'
import { audit } from '../../../kernel/effects'
import { firstOutbox } from '../../../kernel/outbox'
import type { SessionDetails } from '../../booking/about'
import type { OfferingDocument } from '../../booking/offeringDocument'
import { syncCertificate } from '../effects'
import { courseNews } from '../messages'
import { type CertificateDocument, certificates } from './certificateDocument'
import { certificateNoOf } from './numberOf'

interface Earned {
  readonly personId: PersonId
  readonly name: string
  readonly attended: number
}

/**
 * Issues a certificate, once: its number follows from session and person, so a second one has no place. One that was revoked stays so. False: it was there.
 */
export async function issue(
  session: Pick<OfferingDocument, '_id' | 'endsAt'>,
  about: SessionDetails,
  { personId, name, attended }: Earned,
  now: Date,
): Promise<boolean> {
  const sessionId = session._id as SessionId
  const _id = certificateNoOf(sessionId, personId)
  const { title, programme, school } = about
  const content = { kind: 'certificateIssued', title, number: certificateNoText(_id) } as const
  const effects = [
    audit({ eventId: `issued:${_id}`, action: 'jobs.certificates', actorId: 'timer', subject: `certificates/${_id}`, at: now }),
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
    month: dayOf(session.endsAt).slice(0, 'yyyy-mm'.length),
    issuedAt: now,
    revoked: null,
    ...firstOutbox(effects, now),
  }
  if (!(await certificates.insert(certificate))) return false
  await finish(certificates, certificate, now)
  return true
}
