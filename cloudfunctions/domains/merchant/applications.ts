import type { PersonId } from '../../../contract/kernel/ids'
import type { ShopApplication, WaitingApplication } from '../../../contract/merchant/application'
import type { ApplicationForm } from '../../../contract/merchant/applicationForm'
import type { MerchantId } from '../../../contract/merchant/ids'
import { change, earlierUse } from '../../kernel/database/change'
import { refuse, unchanged } from '../../kernel/database/decision'
import { ensureDocument } from '../../kernel/database/ensure'
import type { Forget } from '../../kernel/domain'
import { worksAt } from '../../kernel/people/placeRole'
import { systemRequest, type WriteRequest } from '../../kernel/request'
import { blindIndex } from '../../kernel/secrets/blindIndex'
import { sealField, unsealField } from '../../kernel/secrets/sealedField'
import { type MerchantDocument, merchants, type StoredApplication } from './merchantDocument'
import { decideWithdrawApplication, nothingSent } from './rules/application'
import { showing } from './rules/pictures'
import { viewShop } from './views'

/** More shops than one person applies for. */
export const MOST_APPLIED = 20

export const APPLICATION_PURPOSE = 'shopApplication'

/**
 * The shops for which somebody applies have ids by number, and the first that has not joined is the one that they apply for now. So an application stands in
 * the document of its shop, and nobody has two at a time. An id is public: it leads to nobody without the key.
 */
const shopIdOf = (personId: PersonId, number: number) =>
  `mch_a${blindIndex(APPLICATION_PURPOSE, `${personId}:${number}`).slice(0, 32)}` as MerchantId

interface Applied {
  readonly merchantId: MerchantId
  /** The shop of the application; null: there has never been one since the last shop has joined. */
  readonly shop: MerchantDocument | null
  /** The shop that has joined last; null: none has. */
  readonly joined: MerchantDocument | null
}

/**
 * Where somebody's application stands; null: all their shops have joined, and there are too many of them.
 *
 * @param request a shop that it has changed is the one, also when it has joined since: then it is a retry
 */
export async function appliedBy(personId: PersonId, request?: WriteRequest): Promise<Applied | null> {
  let joined: MerchantDocument | null = null
  for (let number = 1; number <= MOST_APPLIED; number += 1) {
    const merchantId = shopIdOf(personId, number)
    const shop = await merchants.get(merchantId)
    if (!shop?.joining && shop && !(request && earlierUse(shop, request))) joined = shop
    else return { merchantId, shop, joined }
  }
  return null
}

/** Makes the shop for which somebody applies, without anything in it, unless it is there. */
export const ensureShopToApplyFor = (_id: MerchantId, { townId }: Pick<ApplicationForm, 'townId'>, now: Date): Promise<MerchantDocument> =>
  ensureDocument(merchants, _id, () => ({ ...unchanged, ...nothingSent(now), _id, townId }))

/** The shop for which somebody has applied; null: there is none. */
export const shopAppliedFor = async (personId: PersonId, request: WriteRequest) => (await appliedBy(personId, request))?.shop ?? null

/** Who works at a shop, with this person as an owner. */
export function withOwner({ _id, people = [] }: MerchantDocument, personId: PersonId, now: Date): NonNullable<MerchantDocument['people']> {
  if (worksAt({ people }, personId, ['shopOwner'])) return people
  return [...people, { personId, role: 'shopOwner', label: sealField(merchants, 'label', _id, '店主'), since: now }]
}

/** What is sent, as the shop's document keeps it. */
export const storedApplication = (
  { _id }: Pick<MerchantDocument, '_id'>,
  personId: PersonId,
  { discount, creditCode }: Pick<ApplicationForm, 'discount' | 'creditCode'>,
): StoredApplication => ({
  personId,
  discount: sealField(merchants, 'application.discount', _id, discount),
  creditCode: sealField(merchants, 'application.creditCode', _id, creditCode),
  declined: null,
})

type Shown = Parameters<typeof viewShop>[0] & Pick<MerchantDocument, 'application'>

function viewSent(shop: Shown, { discount, creditCode }: StoredApplication) {
  const { name, kind, townId, address, phone } = viewShop(shop)
  return {
    name,
    kind,
    townId,
    address: address ?? '',
    phone: phone ?? '',
    discount: unsealField(merchants, 'application.discount', shop._id, discount),
    creditCode: unsealField(merchants, 'application.creditCode', shop._id, creditCode),
  }
}

/** The application of a shop as whoever sent it sees it; null: there is none. */
export function viewApplication(shop: MerchantDocument | null, personId: PersonId): ShopApplication | null {
  if (!shop?.joiningAt || shop.joining === 'withdrawn') return null
  const { _id: merchantId, joining, joiningAt, application } = shop
  const since = joiningAt.toISOString()
  if (!joining || !application) {
    return worksAt(shop, personId, ['shopOwner']) ? { merchantId, state: 'accepted', since, sent: null, declined: null } : null
  }
  const { declined } = application
  const words = declined?.words ? unsealField(merchants, 'application.declined.words', merchantId, declined.words) : null
  return { merchantId, state: joining, since, sent: viewSent(shop, application), declined: declined && { reason: declined.reason, words } }
}

/** Somebody's application, or the shop that has joined by their last one; null: there is neither. */
export async function ownApplicationOf(personId: PersonId): Promise<ShopApplication | null> {
  const applied = await appliedBy(personId)
  return viewApplication(applied?.shop ?? null, personId) ?? viewApplication(applied?.joined ?? null, personId)
}

/** An application as staff see it; null: it doesn't wait any more. */
export function viewWaiting(shop: Shown & Pick<MerchantDocument, 'joiningAt' | 'revision'>): WaitingApplication | null {
  const { _id: merchantId, revision: version, joiningAt: at, application } = shop
  return at && application ? { merchantId, version, at: at.toISOString(), sent: viewSent(shop, application) } : null
}

const isFrom = ({ joining, joiningAt }: MerchantDocument, upTo: Date) => Boolean(joining && joiningAt && joiningAt <= upTo)

/** Deletes the pictures of a shop that has not joined, then the shop, if its application is still as old as the retention rule wants it. */
export const forgetApplication: Forget = async (id, upTo) => {
  const shop = await merchants.get(id)
  if (!shop || !isFrom(shop, upTo)) return
  const requestId = `forget-${shop.joiningAt?.getTime()}`
  const request = systemRequest({ actorId: 'timer', action: 'kernel.retention', requestId, now: upTo })
  const load = () => merchants.get(id)
  await change(merchants, load, request, (current) =>
    isFrom(current, upTo) ? showing(current, []) : refuse({ code: 'NOT_POSSIBLE_NOW', details: {} }),
  )
  const cleared = await load()
  // What still has a file to delete goes the next time.
  if (cleared && isFrom(cleared, upTo) && cleared.owed === 0) await merchants.remove(id, { revision: cleared.revision })
}

/** Takes the application of somebody out of what merchants are, if it was there at this time. Shops that have joined stay. */
export async function eraseApplication(personId: PersonId, until: Date): Promise<void> {
  const requestId = blindIndex(APPLICATION_PURPOSE, `${personId}:${until.getTime()}`)
  const request = systemRequest({ actorId: 'erasure', action: 'rider.withdraw', requestId, now: until })
  const load = () => shopAppliedFor(personId, request)
  await change(merchants, load, request, (shop) =>
    isFrom(shop, until) ? decideWithdrawApplication(shop, until) : refuse({ code: 'NOT_POSSIBLE_NOW', details: {} }),
  )
}
