import { certificateNoText } from '../../../../contract/course/certificateNo'
import type { SessionId } from '../../../../contract/course/ids'
import type { PersonId } from '../../../../contract/kernel/ids'
import { dayOf } from '../../../kernel/calendar'
import { settle } from '../../../kernel/database/change'
import type { SessionAbout } from '../../booking/about'
import type { OfferingDocument } from '../../booking/offeringDocument'
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
  about: SessionAbout,
  { personId, name, attended }: Earned,
  now: Date,
): Promise<boolean> {
  const sessionId = session._id as SessionId
  const _id = certificateNoOf(sessionId, personId)
  const { title, programme, school } = about
  const certificate: CertificateDocument = {
    ...{ _id, sessionId, personId, name, title, programme, attended },
    ...{ school: school.name, month: dayOf(session.endsAt).slice(0, 'yyyy-mm'.length), issuedAt: now, revoked: null },
    ...{ revision: 0, applied: [], pendingSince: now },
    effects: [
      { kind: 'audit', eventId: `issued:${_id}`, action: 'jobs.certificates', actorId: 'timer', subject: `certificates/${_id}`, at: now },
      {
        kind: 'notify',
        eventId: `issued:${_id}`,
        personId,
        content: { kind: 'certificateIssued', title, number: certificateNoText(_id) },
        at: now,
      },
      { kind: 'followCertificate', number: _id, personId },
    ],
  }
  if (!(await certificates.insert(certificate))) return false
  await settle(certificates, certificate)
  return true
}
