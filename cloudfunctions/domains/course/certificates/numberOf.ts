import { createHmac } from 'node:crypto'
import { certificateNoFrom } from '../../../../contract/course/certificateNo'
import type { SessionId } from '../../../../contract/course/ids'
import { toBase32 } from '../../../../contract/kernel/base32'
import type { PersonId } from '../../../../contract/kernel/ids'
import { type Keys, keys } from '../../../kernel/secrets/keys'

/**
 * The number of somebody's certificate of a session: 75 bits of a keyed hash. Nobody without the key can tell it from dice, and it is always the same, so that
 * nothing can issue a certificate twice (decision 22).
 */
export const certificateNoOf = (sessionId: SessionId, personId: PersonId, { indexKey }: Keys = keys()) =>
  certificateNoFrom(toBase32(createHmac('sha256', indexKey).update(`certificate:${sessionId}:${personId}`).digest()))
