import type { CompoundId } from '../../../../../contract/pass/ids'
import { ED25519 } from '../../../../../contract/pass/signedPass'
import { everyPage } from '../../../../kernel/database/page'
import { signingKeys } from '../../../../kernel/secrets/signingKeys'
import type { HandlerOf } from '../../../handlerOf'
import { endedCodes } from '../../pass/endedCodes'
import { listings } from '../../pass/listingDocument'

/** What ended longer ago than the longest signed pass lives has none that is still in date. */
const ENDED_MS = 13 * 3_600_000
/** With an older list a guard's phone must not judge: a shift. */
const STALE_MS = 12 * 3_600_000

export const offlineList: HandlerOf<'gate.offlineList'> = async ({ compoundId }, { granted: { open, rules }, now }) => {
  const [ended, whiteList] = await Promise.all([
    endedSince(new Date(now.getTime() - ENDED_MS)),
    rules.who === 'whiteList' ? approvedAt(compoundId, now) : null,
  ])
  return {
    data: {
      asOf: now.toISOString(),
      staleAt: new Date(now.getTime() + STALE_MS).toISOString(),
      keys: Array.from(signingKeys().keys, ([keyId, { publicKey }]) => ({ keyId, algorithm: ED25519, publicKey })),
      ended: ended.map(({ _id: passId, keyNo }) => ({ passId, keyNo })),
      open,
      rules,
      whiteList,
    },
  }
}

/** Whole lists: an end that is missing would open a gate, an approval that is missing would keep somebody out. */
const endedSince = (start: Date) =>
  everyPage(
    (limit, after = start) => endedCodes.find('age', { equals: { kind: 'ended' }, after, limit }),
    ({ at }) => at,
  )

async function approvedAt(compoundId: CompoundId, now: Date) {
  const approved = await everyPage(
    (limit, after) => listings.find('compound', { equals: { compoundId, list: 'approved' }, ...(after && { after }), limit }),
    ({ since }) => since,
  )
  return approved.flatMap(({ passId, until }) => (until && until > now ? [{ passId, until: until.toISOString() }] : []))
}
