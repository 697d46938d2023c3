import type { PassId } from '../../../../contract/pass/ids'
import { openCollection } from '../../../kernel/database/collection'
import type { PayloadOf, Turn } from '../../../kernel/effect'
import { LOST, retryOnConflict } from '../../../kernel/retry'
import type { endCodes, reviveCodes } from '../effects'
import { isActive } from '../rules/passStatus'
import { passes } from './pass'

/**
 * A pass that no longer holds although a signed copy of it may still be in date. Guards' phones without network need this list. An entry is
 * kept until the last signed copy has expired, even when the pass itself is erased before.
 */
export interface EndedCodes {
  readonly _id: PassId
  /** Codes of this binding to a phone and of older ones are dead; null: all codes of the pass are. */
  readonly keyNo: number | null
  readonly at: Date
  /** Fixed for the retention index. */
  readonly kind: 'ended'
  readonly revision: number
}

export const endedCodes = openCollection<EndedCodes>({
  name: 'endedCodes',
  indexes: [
    {
      name: 'age',
      keys: [
        ['kind', 1],
        ['at', 1],
        ['_id', 1],
      ],
    },
  ],
  retention: { keep: 'days', rules: [{ days: 2, index: 'age', equals: { kind: 'ended' } }], why: 'A signed pass lives 12 hours.' },
})

type End = Pick<EndedCodes, 'keyNo' | 'at'>

/** Both ends together: the one that covers more codes, and the later time, so that the entry is kept long enough. */
const wider = (a: End, b: End): End => ({
  keyNo: a.keyNo === null || b.keyNo === null ? null : Math.max(a.keyNo, b.keyNo),
  at: a.at > b.at ? a.at : b.at,
})

/** Enters that codes of a pass are dead. Entered again, it changes nothing. */
export function addEndedCodes(passId: PassId, end: End): Promise<void> {
  return retryOnConflict(async () => {
    const known = await endedCodes.get(passId)
    const saved = known
      ? await endedCodes.update(passId, { revision: known.revision }, { ...wider(known, end), revision: known.revision + 1 })
      : await endedCodes.insert({ _id: passId, ...end, kind: 'ended', revision: 1 })
    return saved ? undefined : LOST
  })
}

/** Carries out `endCodes`. It may come so late that the pass has been revived since, so the entry is corrected by what the pass says now. */
export async function syncEndedCodes({ passId, keyNo, at }: PayloadOf<typeof endCodes>, { now }: Pick<Turn, 'now'>): Promise<void> {
  await addEndedCodes(passId, { keyNo, at })
  await syncRevivedCodes({ passId }, { now })
}

/**
 * Carries out `reviveCodes`: an active pass must not be in the list, except for codes of phones to which it was bound before. The list is read
 * before the pass: if something ends the pass after that, the list changes too, and the write below is refused. A pass that was ended later
 * than `now`, by a request that has overtaken this one, is not revived.
 */
export function syncRevivedCodes({ passId }: Pick<PayloadOf<typeof reviveCodes>, 'passId'>, { now }: Pick<Turn, 'now'>): Promise<void> {
  return retryOnConflict(async () => {
    const ended = await endedCodes.get(passId)
    const pass = await passes.get(passId)
    if (!ended || !pass || !isActive(pass, ended.at > now ? ended.at : now)) return
    const binding = pass.device?.keyNo ?? 1
    if (ended.keyNo !== null && ended.keyNo < binding) return
    return (await keepOlderBindings(ended, binding - 1)) ? undefined : LOST
  })
}

const keepOlderBindings = ({ _id, revision }: EndedCodes, keyNo: number): Promise<boolean> =>
  keyNo > 0 ? endedCodes.update(_id, { revision }, { keyNo, revision: revision + 1 }) : endedCodes.remove(_id, { revision })
