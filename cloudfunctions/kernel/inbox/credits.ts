import type { PersonId } from '../../../contract/kernel/ids'
import { openCollection } from '../database/collection'
import { LOST, retryOnConflict } from '../retry'

/**
 * How many WeChat messages a person has allowed. A one-time subscription allows one message, and the platform does not say how many are
 * left, so we count them.
 */
export interface CreditDocument {
  readonly _id: PersonId
  readonly revision: number
  readonly balance: number
  /** The newest entries, oldest first. `reference` names the request that added the credit or the message that used it. */
  readonly ledger: readonly { readonly at: Date; readonly delta: 1 | -1; readonly reference: string }[]
}

export const messageCredits = openCollection<CreditDocument>({
  name: 'messageCredits',
  indexes: [],
  retention: { keep: 'untilErased', why: 'Goes with the registration.' },
})

const KEPT = 100

/**
 * Adds or uses one credit, once for each reference. Answers `none` when there is no credit to use, and `known` when the reference was
 * entered before.
 */
export function enterCredit(personId: PersonId, delta: 1 | -1, reference: string, at: Date): Promise<'entered' | 'known' | 'none'> {
  return retryOnConflict(async () => {
    const account = await messageCredits.get(personId)
    if (account?.ledger.some((entry) => entry.reference === reference)) return 'known'
    const balance = (account?.balance ?? 0) + delta
    if (balance < 0) return 'none'
    const next = {
      balance,
      revision: (account?.revision ?? 0) + 1,
      ledger: [...(account?.ledger ?? []), { at, delta, reference }].slice(-KEPT),
    }
    const saved = account
      ? await messageCredits.update(personId, { revision: account.revision }, next)
      : await messageCredits.insert({ _id: personId, ...next })
    return saved ? 'entered' : LOST
  })
}

export const creditsOf = async (personId: PersonId) => (await messageCredits.get(personId))?.balance ?? 0
