import { createHmac } from 'node:crypto'
import { certificateNoFrom, readCertificateNo } from '../../../../contract/course/certificateNo'
import type { CourseProgramme } from '../../../../contract/course/courseFields'
import type { SessionId } from '../../../../contract/course/ids'
import { toBase32 } from '../../../../contract/kernel/base32'
import type { PersonId } from '../../../../contract/kernel/ids'
import { openCollection } from '../../../kernel/database/collection'
import { type Changeable, outboxIndex } from '../../../kernel/database/decision'
import type { Sealed } from '../../../kernel/secrets/fieldCipher'
import { type Keys, keys } from '../../../kernel/secrets/keys'
import { sealField, unsealField } from '../../../kernel/secrets/sealedField'

/** A certificate (结业证书), under its public number. What it says is a copy: it outlives the session. */
export interface CertificateDocument extends Changeable {
  /** Sixteen characters, not grouped. */
  readonly _id: string
  readonly sessionId: SessionId
  /** Whose it is; null, as the name, once the registration was erased. */
  readonly personId: PersonId | null
  /** Masked. */
  readonly name: string | null
  readonly title: string
  readonly programme: CourseProgramme
  readonly school: string
  /** Of the last lesson, in Shanghai: `2026-12`. */
  readonly month: string
  readonly attended: number
  readonly issuedAt: Date
  /** Null: it is valid. */
  readonly revoked: Revocation<Sealed> | null
}

/** @template Words how the reason is held: sealed where it is stored */
export interface Revocation<Words extends string = string> {
  readonly at: Date
  readonly reason: Words
}

export const certificates = openCollection<CertificateDocument>({
  name: 'certificates',
  sealed: [{ path: 'revoked.reason', field: 'reason' }],
  indexes: [
    {
      name: 'person',
      keys: [
        ['personId', 1],
        ['issuedAt', -1],
        ['_id', -1],
      ],
    },
    {
      name: 'session',
      keys: [
        ['sessionId', 1],
        ['_id', 1],
      ],
    },
    outboxIndex,
  ],
  retention: { keep: 'always', why: 'Others check them for years. Name and person go with the registration.' },
  copies: [
    { field: 'name', of: 'riders.realName', kind: 'history' },
    { field: 'title', of: 'offerings.details.title', kind: 'history' },
    { field: 'school', of: 'schools.name', kind: 'history' },
  ],
})

export const sealRevocation = (number: string, { at, reason }: Revocation): Revocation<Sealed> => ({
  at,
  reason: sealField(certificates, 'reason', number, reason),
})

/** Why it was revoked, in the clear; null: it is valid. */
export const reasonIn = ({ _id, revoked }: CertificateDocument) => revoked && unsealField(certificates, 'reason', _id, revoked.reason)

/**
 * The number of somebody's certificate of a session: 75 bits of a keyed hash. Nobody without the key can tell it from dice, and it is always the same, so
 * that nothing can issue a certificate twice (decision 22).
 */
export const certificateNoOf = (sessionId: SessionId, personId: PersonId, { indexKey }: Keys = keys()) =>
  certificateNoFrom(toBase32(createHmac('sha256', indexKey).update(`certificate:${sessionId}:${personId}`).digest()))

/** The certificate with this number, however it was written down; null when there is none. */
export async function certificateNumbered(typed: string): Promise<CertificateDocument | null> {
  const number = readCertificateNo(typed)
  return number === null ? null : certificates.get(number)
}
