import { readCertificateNo } from '../../../../contract/certificateNo'
import { certificateNumbered, viewCertificate } from '../../../shared/certificates/views'
import type { HandlerOf } from '../../../shared/handler'
import { webUrl } from '../../../shared/webUrl'

/** One of somebody else sounds like one that isn't there. */
export const show: HandlerOf<'certificate.show'> = async ({ number }, { caller }) => {
  const certificate = await certificateNumbered(number)
  if (certificate?.personId !== caller.personId) return { refusal: { code: 'NOT_FOUND', details: {} } }
  return { data: { certificate: viewCertificate(certificate), url: `${webUrl()}/certificate/${readCertificateNo(number)}` } }
}
