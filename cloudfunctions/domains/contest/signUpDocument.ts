import { openCollection } from '../../kernel/database/collection'
import { type Changeable, pendingIndex, unchanged } from '../../kernel/database/decision'
import type { TellSignedUpEffect } from '../../kernel/outbox/courseEffect'
import type { WriteRequest } from '../../kernel/request'
import { blindIndex } from '../../kernel/secrets/blindIndex'

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
    pendingIndex,
  ],
  retention: { keep: 'days', rules: [{ days: 1, index: 'age', equals: { kind: 'signUp' } }], why: 'Told within minutes.' },
})

/** The sign-up of this request; it is made, with all that must follow, when it is not there. */
export async function ensureSignUp(
  { requestId, fingerprint, now: at, actorId }: WriteRequest,
  content: Pick<TellSignedUpEffect, 'categoryId' | 'personIds' | 'stationName'>,
): Promise<SignUpDocument> {
  const _id = `sgn_${blindIndex('request', `${actorId}:${requestId}`)}`
  const existing = await signUps.get(_id)
  if (existing) return existing
  const tell: TellSignedUpEffect = { kind: 'tellSignedUp', ...content, requestId, fingerprint, actorId, at }
  const fresh: SignUpDocument = { ...unchanged, _id, at, kind: 'signUp', effects: [tell], pendingSince: at }
  await signUps.insert(fresh)
  return (await signUps.get(_id)) ?? fresh
}
