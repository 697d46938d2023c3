import { certificateNoText } from '../../../../../contract/course/certificateNo'
import type { Refusal } from '../../../../../contract/kernel/refusal'
import { change } from '../../../../kernel/database/change'
import type { Decision } from '../../../../kernel/database/decision'
import type { Context } from '../../../../kernel/handler'
import { eventIdOf } from '../../../../kernel/request'
import type { HandlerOf } from '../../../handlerOf'
import { type CertificateDocument, certificates } from '../../certificates/certificateDocument'
import { decideRestore, decideRevoke } from '../../certificates/rules/certificate'
import { certificateNumbered, viewCertificate } from '../../certificates/views'

type Facts = Parameters<typeof decideRevoke>[1]

/** Decides on the certificate with this number, answered by what it is then. */
async function decideOn<R extends Refusal>(
  { number, reason }: { number: string; reason: string },
  { request, now }: Context,
  rule: (certificate: CertificateDocument, facts: Facts) => Decision<CertificateDocument, R>,
) {
  const outcome = await change(
    certificates,
    () => certificateNumbered(number),
    request,
    (certificate) => rule(certificate, { reason, eventId: eventIdOf(request, certificate._id), now }),
  )
  return 'refusal' in outcome ? outcome : { data: { certificate: viewCertificate(outcome.doc) } }
}

export const revoke: HandlerOf<'certificate.revoke'> = async (input, context) => decideOn(input, context, decideRevoke)

export const restore: HandlerOf<'certificate.restore'> = async (input, context) =>
  decideOn(input, context, (certificate, facts) => decideRestore(certificate, certificateNoText(certificate._id), facts))
