import { readCertificateNo } from '../../../../../contract/course/certificateNo'
import { webUrl } from '../../../../kernel/webUrl'
import type { HandlerOf } from '../../../handlerOf'
import { certificateNumbered, viewCertificate } from '../../certificates/views'

/** One of somebody else sounds like one that isn't there. */
export const show: HandlerOf<'certificate.show'> = async ({ number }, { caller }) => {
  const certificate = await certificateNumbered(number)
  if (certificate?.personId !== caller.personId) return { refusal: { code: 'NOT_FOUND', details: {} } }
  return { data: { certificate: viewCertificate(certificate), url: `${webUrl()}/certificate/${readCertificateNo(number)}` } }
}
