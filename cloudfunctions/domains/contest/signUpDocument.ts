import { openCollection } from '../../kernel/database/collection'
import { type Changeable, outboxIndex, unchanged } from '../../kernel/database/decision'
import { ensureDocument } from '../../kernel/database/ensure'
import type { PayloadOf } from '../../kernel/effect'
import { firstOutbox } from '../../kernel/outbox'
import type { WriteRequest } from '../../kernel/request'
import { blindIndex } from '../../kernel/secrets/blindIndex'
import { tellSignedUpTo } from './effects'

/**
 * What a station manager's sign-up still has to tell, written before places are taken: a crash in between leaves nobody signed up without word. Whether
 * anything came of it is asked of the offering.
 */
export interface SignUpDocument extends Changeable {
  readonly at: Date
  /** Fixed for the retention index. */
  readonly kind: 'signUp'
}

export const signUps = openCollection<SignUpDocument>({
  name: 'signUps',
  indexes: [
    {
      name: 'age',
      keys: [
        ['kind', 1],
        ['at', 1],
      ],
    },
    outboxIndex,
  ],
  retention: { keep: 'days', rules: [{ days: 1, index: 'age', equals: { kind: 'signUp' } }], why: 'Told within minutes.' },
})

/** The sign-up of this request; it is made, with all that must follow, when it is not there. */
export function ensureSignUp(
  { requestId, fingerprint, now: at, actorId }: WriteRequest,
  content: Pick<PayloadOf<typeof tellSignedUpTo>, 'categoryId' | 'personIds' | 'stationName'>,
): Promise<SignUpDocument> {
  const _id = `sgn_${blindIndex('request', `${actorId}:${requestId}`)}`
  const tell = tellSignedUpTo({ ...content, requestId, fingerprint, actorId, at })
  return ensureDocument(signUps, _id, () => ({ ...unchanged, _id, at, kind: 'signUp', ...firstOutbox([tell], at) }))
}
