import type { PersonId } from '../../../contract/kernel/ids'
import { openCollection } from '../database/collection'
import { LOST, retryOnConflict } from '../retry'

/**
 * How many WeChat messages a person has allowed: a one-time subscription is one message, and the platform doesn't tell how many are
 * left, so we keep the ledger.
 */
export interface CreditDocument {
  readonly _id: PersonId
  readonly revision: number
  readonly balance: number
  /** The newest entries, oldest first. `reference`: the request that added it or the message that used it. */
  readonly ledger: readonly { readonly at: Date; readonly delta: 1 | -1; readonly reference: string }[]
}

export const messageCredits = openCollection<CreditDocument>({
  name: 'messageCredits',
  indexes: [],
  retention: { keep: 'untilErased', why: 'Goes with the registration.' },
})

const KEPT = 100

/** Enters one credit or its use, once for each reference. `none`: nothing left to use; `known`: entered before. */
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
