import type { PassId } from '../../../../contract/pass/ids'
import { openCollection } from '../../../kernel/database/collection'
import type { PayloadOf } from '../../../kernel/effect'
import type { reviveCodes } from '../effects'
import { isActive } from '../rules/passStatus'
import { type PassDocument, passes } from './pass'

/**
 * Passes whose signed copies may still be in date although they no longer hold: what a guard's phone must know without network. Kept until the
 * last signed pass has run out, also after the pass itself is erased.
 */
export interface EndedDocument {
  readonly _id: PassId
  /** Codes of this binding to a phone and of older ones are dead; null: all of the pass are. */
  readonly keyNo: number | null
  readonly at: Date
  /** Fixed for the retention index. */
  readonly kind: 'ended'
  readonly revision: number
}

export const endedCodes = openCollection<EndedDocument>({
  name: 'endedCodes',
  indexes: [
    {
      name: 'age',
      keys: [
        ['kind', 1],
        ['at', 1],
      ],
    },
  ],
  retention: { keep: 'days', rules: [{ days: 2, index: 'age', equals: { kind: 'ended' } }], why: 'A signed pass lives 12 hours.' },
})

type Ended = Pick<EndedDocument, 'keyNo' | 'at'>

/** The wider of two ends: of the whole pass, or of the later binding; the time is the later one's, so that it is kept long enough. */
const wider = (a: Ended, b: Ended): Ended => ({
  keyNo: a.keyNo === null || b.keyNo === null ? null : Math.max(a.keyNo, b.keyNo),
  at: a.at > b.at ? a.at : b.at,
})

/** Notes that codes of a pass are dead. Again: no change. */
export async function addEndedCodes(passId: PassId, end: Ended): Promise<void> {
  for (;;) {
    const known = await endedCodes.get(passId)
    if (!known) {
      if (await endedCodes.insert({ _id: passId, ...end, kind: 'ended', revision: 1 })) return
      continue
    }
    const { revision } = known
    if (await endedCodes.update(passId, { revision }, { ...wider(known, end), revision: revision + 1 })) return
  }
}

/**
 * Takes a pass that holds again from the list of those that don't; codes of phones that it was bound to before stay dead. Late or repeated, it does
 * what the pass says now: the list is read first, so that whatever ends the pass after that is not undone.
 */
export async function removeEndedCodes({ passId, at }: PayloadOf<typeof reviveCodes>): Promise<void> {
  for (;;) {
    const ended = await endedCodes.get(passId)
    const pass = await passes.get(passId)
    if (!ended || ended.keyNo !== null || !pass || !isActive(pass, at)) return
    if (await revive(ended, pass)) return
  }
}

function revive({ _id, revision }: EndedDocument, { device }: PassDocument): Promise<boolean> {
  const older = (device?.keyNo ?? 1) - 1
  return older > 0 ? endedCodes.update(_id, { revision }, { keyNo: older, revision: revision + 1 }) : endedCodes.remove(_id, { revision })
}
