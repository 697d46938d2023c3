import type { certificateActions } from '../../../../contract/course/certificate'
import { certificateNoText, readCertificateNo } from '../../../../contract/course/certificateNo'
import type { Refusal } from '../../../../contract/kernel/refusal'
import { change } from '../../../kernel/database/change'
import type { Decision } from '../../../kernel/database/decision'
import { findFirst } from '../../../kernel/database/page'
import type { Context, Handler } from '../../../kernel/handler'
import { invalid } from '../../../kernel/input'
import { eventIdOf } from '../../../kernel/request'
import { webUrl } from '../../../kernel/webUrl'
import { type CertificateDocument, certificateNumbered, certificates, sealRevocation } from '../certificates/certificateDocument'
import { decideRestore, decideRevoke, type OpenCertificate } from '../certificates/rules/certificate'
import { verdictOn, viewCertificate } from '../certificates/views'

type Actions = typeof certificateActions

/** One of somebody else sounds like one that isn't there. */
export const show: Handler<Actions['show']> = async ({ number }, { caller }) => {
  const certificate = await certificateNumbered(number)
  if (certificate?.personId !== caller.personId) return { refusal: { code: 'NOT_FOUND', details: {} } }
  return { data: { certificate: viewCertificate(certificate), url: `${webUrl()}/certificate/${readCertificateNo(number)}` } }
}

/** The page without WeChat is in `http.ts`. */
export const verify: Handler<Actions['verify']> = async ({ number }, { now }) => ({
  data: { ...(await verdictOn(number)), now: now.toISOString() },
})

const PAGE = 200

export const list: Handler<Actions['list']> = async ({ sessionId, after }) => {
  const last = after === undefined ? '' : readCertificateNo(after)
  if (last === null) return { refusal: invalid('after', 'format') }
  const found = await findFirst(certificates, 'session', { equals: { sessionId }, ...(last && { after: last }), most: PAGE })
  const page = found.map(viewCertificate)
  return { data: { certificates: page, next: page.length < PAGE ? null : (page.at(-1)?.number ?? null) } }
}

export const revoke: Handler<Actions['revoke']> = async (input, context) => decideOn(input, context, decideRevoke)

export const restore: Handler<Actions['restore']> = async (input, context) =>
  decideOn(input, context, (certificate, facts) => decideRestore(certificate, certificateNoText(certificate._id), facts))

type Facts = Parameters<typeof decideRevoke>[1]

/** Decides on the certificate with this number, answered by what it is then. */
async function decideOn<R extends Refusal>(
  { number, reason }: { number: string; reason: string },
  { request, now }: Context,
  rule: (certificate: OpenCertificate, facts: Facts) => Decision<OpenCertificate, R>,
) {
  const outcome = await change(
    certificates,
    () => certificateNumbered(number),
    request,
    (certificate) => asStored(certificate, rule(certificate, { reason, eventId: eventIdOf(request, certificate._id), now })),
  )
  return 'refusal' in outcome ? outcome : { data: { certificate: viewCertificate(outcome.doc) } }
}

/** The decision with its reason sealed. */
function asStored<R extends Refusal>(
  { _id }: CertificateDocument,
  decision: Decision<OpenCertificate, R>,
): Decision<CertificateDocument, R> {
  if (decision.kind === 'refuse') return decision
  const { revoked, ...next } = decision.next
  return { ...decision, next: { ...next, ...(revoked !== undefined && { revoked: revoked && sealRevocation(_id, revoked) }) } }
}
