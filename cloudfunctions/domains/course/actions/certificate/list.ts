import { readCertificateNo } from '../../../../../contract/course/certificateNo'
import { invalid } from '../../../../kernel/input'
import type { HandlerOf } from '../../../handlerOf'
import { certificates } from '../../certificates/certificateDocument'
import { viewCertificate } from '../../certificates/views'

const PAGE = 200

export const list: HandlerOf<'certificate.list'> = async ({ sessionId, after }) => {
  const last = after === undefined ? '' : readCertificateNo(after)
  if (last === null) return { refusal: invalid('after', 'format') }
  const found = await certificates.find('session', { equals: { sessionId }, ...(last && { after: last }), limit: PAGE })
  const page = found.map(viewCertificate)
  return { data: { certificates: page, next: page.length < PAGE ? null : (page.at(-1)?.number ?? null) } }
}
