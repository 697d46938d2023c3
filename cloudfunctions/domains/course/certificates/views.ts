import type { CertificateFacts, CertificateView } from '../../../../contract/course/certificate'
import { certificateNoText, readCertificateNo } from '../../../../contract/course/certificateNo'
import type { SessionId } from '../../../../contract/course/ids'
import type { PersonId } from '../../../../contract/kernel/ids'
import { findAll } from '../../../kernel/database/page'
import { type CertificateDocument, certificates, reasonIn } from './certificateDocument'

export const viewCertificate = (certificate: CertificateDocument): CertificateView => ({
  ...factsOf(certificate),
  number: certificateNoText(certificate._id),
  programme: certificate.programme,
  sessionId: certificate.sessionId,
  issuedAt: certificate.issuedAt.toISOString(),
  attended: certificate.attended,
  state: certificate.revoked ? 'revoked' : 'valid',
  reason: reasonIn(certificate),
})

const factsOf = ({ title, school, month, name }: Pick<CertificateDocument, 'title' | 'school' | 'month' | 'name'>): CertificateFacts => ({
  title,
  school,
  month,
  name,
})

export type Verdict =
  | { state: 'valid'; certificate: CertificateFacts }
  | { state: 'revoked'; certificate: null }
  | { state: 'unknown'; certificate: null }

/** What anybody may know of a number: one look by `_id`, or none at all. A number that nobody has tells nothing. */
export async function verdictOn(typed: string): Promise<Verdict> {
  const number = readCertificateNo(typed)
  const found = number === null ? null : await certificates.getPart(number, ['title', 'school', 'month', 'name', 'revoked'])
  if (!found) return { state: 'unknown', certificate: null }
  return found.revoked ? { state: 'revoked', certificate: null } : { state: 'valid', certificate: factsOf(found) }
}

/** The numbers of somebody's certificates that are valid, by session. */
export async function certificateNosOf(personId: PersonId): Promise<ReadonlyMap<SessionId, string>> {
  const found = await findAll(certificates, 'person', { equals: { personId } })
  return new Map(found.filter(({ revoked }) => !revoked).map(({ _id, sessionId }) => [sessionId, certificateNoText(_id)]))
}
