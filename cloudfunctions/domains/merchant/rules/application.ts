import type { Refusal } from '../../../../contract/kernel/refusal'
import type { ApplicationRefusal } from '../../../../contract/merchant/application'
import type { ApplicationForm } from '../../../../contract/merchant/applicationForm'
import { type Decision, refuse } from '../../../kernel/database/decision'
import type { Sealed } from '../../../kernel/secrets/fieldCipher'
import type { MerchantDocument, StoredApplication } from '../merchantDocument'
import { merchantNews } from '../messages'
import { showing } from './pictures'
import { changedShop } from './shop'

/** A shop of which nothing was sent, or everything was taken back. */
export const nothingSent = (now: Date) =>
  ({
    name: '',
    open: false,
    kind: 'other',
    address: null,
    phone: null,
    location: null,
    point: null,
    hours: null,
    piles: null,
    pictures: [],
    stored: [],
    people: [],
    offers: [],
    proposals: [],
    proposedAt: null,
    suspendedAt: null,
    suspendedFor: null,
    suspensionProposal: null,
    suspensionProposedAt: null,
    freePiles: null,
    formerNormals: [],
    joining: 'withdrawn',
    joiningAt: now,
    application: null,
  }) satisfies Partial<MerchantDocument>

type People = NonNullable<MerchantDocument['people']>

/** Sends an application, or sends it again after it was declined. `people`: who works there then, with whoever sends it as an owner. */
export function decideApply(
  shop: MerchantDocument,
  sent: Omit<ApplicationForm, 'discount' | 'creditCode'> & { readonly application: StoredApplication; readonly people: People },
  now: Date,
): Decision<MerchantDocument, Refusal<'APPLICATION_WAITING'>> {
  if (shop.joining !== 'declined' && shop.joining !== 'withdrawn') return refuse({ code: 'APPLICATION_WAITING', details: {} })
  const { application, people, ...said } = sent
  return { kind: 'change', next: { ...changedShop(shop, said, now), application, people, joining: 'pending', joiningAt: now } }
}

export function decideWithdrawApplication(shop: MerchantDocument, now: Date): Decision<MerchantDocument, Refusal<'NOT_POSSIBLE_NOW'>> {
  if (shop.joining !== 'pending' && shop.joining !== 'declined') return refuse({ code: 'NOT_POSSIBLE_NOW', details: {} })
  const { effects = [] } = showing(shop, [])
  return { kind: 'change', next: nothingSent(now), effects }
}

interface Answer {
  /** The revision of the shop that was looked at. */
  readonly version: number
  /** Null: the shop joins. */
  readonly declined: { readonly reason: ApplicationRefusal; readonly words: string | null; readonly sealedWords: Sealed | null } | null
  /** Who works there once it has joined, with whoever has applied as an owner. */
  readonly people: People
  readonly posterCode: string
}

/** The district accepts a shop, or declines it with a reason, and whoever has applied is told. */
export function decideOnApplication(
  shop: MerchantDocument,
  { version, declined, people, posterCode }: Answer,
  { eventId, now }: { readonly eventId: string; readonly now: Date },
): Decision<MerchantDocument, Refusal<'NOTHING_PROPOSED' | 'CHANGED_MEANWHILE'>> {
  const { application } = shop
  if (shop.joining !== 'pending' || !application) return refuse({ code: 'NOTHING_PROPOSED', details: {} })
  if (shop.revision !== version) return refuse({ code: 'CHANGED_MEANWHILE', details: {} })
  const { personId } = application
  const { reason = null, words = null } = declined ?? {}
  const content = { kind: 'applicationDecided', merchantId: shop._id, merchantName: shop.name, reason, words } as const
  const effects = [merchantNews.tell({ eventId, personId, content, at: now })]
  if (declined) {
    const answered = { ...application, declined: { reason: declined.reason, words: declined.sealedWords } }
    return { kind: 'change', next: { joining: 'declined', joiningAt: now, application: answered }, effects }
  }
  const joined = { joining: null, joiningAt: now, application: null, open: true, openChangedAt: now, posterCode, people }
  return { kind: 'change', next: joined, effects }
}
