import {
  type CertificateDocument,
  certificateNoOf,
  certificates,
  type Revocation,
  sealRevocation,
} from '../../../../cloudfunctions/domains/course/certificates/certificateDocument'
import type { SessionId } from '../../../../contract/course/ids'
import { aCertificate } from '../../certificates'
import { sessionId } from '../../offerings'
import type { Phone } from '../phone'
import type { Scene } from '../scene'
import { nextNumber, type Samples } from './sample'

type Group = 'certificate'

type Fields = Omit<Partial<CertificateDocument>, 'revoked'> & { readonly revoked?: Revocation | null }

/** A certificate of this person, as the timer would have issued it. The reason is given in the clear. */
export async function aCertificateOf({ personId }: Phone, { revoked = null, ...overrides }: Fields = {}): Promise<CertificateDocument> {
  const session: SessionId = overrides.sessionId ?? sessionId(`certified${nextNumber()}`)
  const fields = aCertificate({ _id: certificateNoOf(session, personId), sessionId: session, personId, ...overrides })
  const certificate = { ...fields, revoked: revoked && sealRevocation(fields._id, revoked) }
  await certificates.insert(certificate)
  return certificate
}

const decided = async ({ staff, rider }: Scene, revoked: Revocation | null = null) => {
  const { _id: number } = await aCertificateOf(await rider({ status: 'verified' }), { revoked })
  return { by: staff, input: { number, reason: '示例：点名记错了' }, other: { number, reason: '示例：别的原因' } }
}

export const certificateSamples: Pick<Samples, Extract<keyof Samples, `${Group}.${string}`>> = {
  'certificate.show': async ({ rider }) => {
    const by = await rider({ status: 'verified' })
    return { by, input: { number: (await aCertificateOf(by))._id }, other: null }
  },
  'certificate.verify': async ({ rider, stranger }) => {
    const { _id: number } = await aCertificateOf(await rider({ status: 'verified' }))
    return { by: stranger(), input: { number }, other: null }
  },
  'certificate.list': async ({ staff, rider }) => {
    const { sessionId: session } = await aCertificateOf(await rider({ status: 'verified' }))
    return { by: staff, input: { sessionId: session }, other: null }
  },
  'certificate.revoke': (scene) => decided(scene),
  'certificate.restore': (scene) => decided(scene, { at: scene.city.now, reason: '示例：点名记错了' }),
}
