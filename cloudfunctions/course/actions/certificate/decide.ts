import { certificateNoText } from '../../../../contract/certificateNo'
import type { Refusal } from '../../../../contract/errors'
import { type CertificateDocument, certificates } from '../../../shared/certificates/certificateDocument'
import { decideRestore, decideRevoke } from '../../../shared/certificates/rules/certificate'
import { certificateNumbered, viewCertificate } from '../../../shared/certificates/views'
import { change } from '../../../shared/database/change'
import type { Decision } from '../../../shared/database/decision'
import type { Context, HandlerOf } from '../../../shared/handler'
import { eventIdOf } from '../../../shared/request'

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
