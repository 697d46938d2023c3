import type { PersonId } from '../../../../contract/kernel/ids'
import type { Refusal } from '../../../../contract/kernel/refusal'
import type { SuspensionReason } from '../../../../contract/merchant/ownShop'
import { type Decision, refuse } from '../../../kernel/database/decision'
import { mayConfirm, type Origins } from '../../../kernel/people/fourEyes'
import type { MerchantDocument } from '../merchantDocument'
import { tellOwners } from '../messages'

/** Suspending a shop, and lifting that: both by two people of the staff. */

interface By {
  readonly personId: PersonId
  readonly now: Date
}

const NO_PROPOSAL = { suspensionProposal: null, suspensionProposedAt: null }

export function decideProposeSuspension(
  merchant: MerchantDocument,
  { suspend, reason }: { readonly suspend: boolean; readonly reason: SuspensionReason | null },
  { personId, now }: By,
): Decision<MerchantDocument, Refusal<'NOT_POSSIBLE_NOW'>> {
  if (merchant.joining || suspend === Boolean(merchant.suspendedAt)) return refuse({ code: 'NOT_POSSIBLE_NOW', details: {} })
  const proposal = { suspend, reason: suspend ? reason : null, by: personId, at: now }
  return { kind: 'change', next: { suspensionProposal: proposal, suspensionProposedAt: now } }
}

export function decideOnSuspension(
  merchant: MerchantDocument,
  { proposedAt, confirm, origins, eventId }: { proposedAt: Date; confirm: boolean; origins: Origins; eventId: string },
  { personId, now }: By,
): Decision<MerchantDocument, Refusal<'NOTHING_PROPOSED' | 'CHANGED_MEANWHILE' | 'SECOND_PERSON_NEEDED'>> {
  const { _id: merchantId, name: merchantName, suspensionProposal: proposal } = merchant
  if (!proposal) return refuse({ code: 'NOTHING_PROPOSED', details: {} })
  if (proposal.at.getTime() !== proposedAt.getTime()) return refuse({ code: 'CHANGED_MEANWHILE', details: {} })
  if (!confirm) return { kind: 'change', next: NO_PROPOSAL }
  if (!mayConfirm(personId, proposal.by, origins, now)) return refuse({ code: 'SECOND_PERSON_NEEDED', details: {} })
  const { suspend, reason } = proposal
  return {
    kind: 'change',
    next: { suspendedAt: suspend ? now : null, suspendedFor: suspend ? reason : null, ...NO_PROPOSAL },
    effects: tellOwners(merchant, { kind: 'shopSuspension', merchantId, merchantName, suspended: suspend, reason }, { eventId, now }),
  }
}
