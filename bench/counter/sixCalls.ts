import type { MerchantDocument } from '../../cloudfunctions/domains/merchant/merchantDocument'
import type { PassDocument } from '../../cloudfunctions/domains/pass/documents/pass'
import type { MerchantId } from '../../contract/merchant/ids'
import type { PassId } from '../../contract/pass/ids'
import { aRedemption, redemptionId } from '../../tests/builders/redemptions'
import { aUse } from '../../tests/builders/uses'
import type { SdkDatabase } from '../emulatorProcess'

export interface BareScan {
  readonly merchantId: MerchantId
  readonly passId: PassId
}

/** What the tap needs of the scan. */
export interface BareTap extends BareScan {
  readonly sequence: number
  readonly spentRevision: number
  /** Names the redemption. */
  readonly name: string
}

const merchantOf = async (db: SdkDatabase, _id: MerchantId): Promise<MerchantDocument> =>
  (await db.collection('merchants').where({ _id }).limit(1).get()).data[0]

/** What a scan at the counter asks of the database, and nothing else: reads the merchant, reads the pass, inserts the access event. */
export async function scanCalls(db: SdkDatabase, { merchantId, passId }: BareScan): Promise<Pick<BareTap, 'sequence' | 'spentRevision'>> {
  const merchant = await merchantOf(db, merchantId)
  const pass: PassDocument = (await db.collection('passes').where({ _id: passId }).limit(1).get()).data[0]
  const at = new Date()
  const event = aUse({
    passId,
    sequence: pass.sequence + 1,
    place: merchant._id,
    outcome: 'checked',
    at,
    arrivedAt: at,
    holder: pass.holder,
  })
  await db.collection('uses').add(event)
  return { sequence: event.sequence, spentRevision: pass.spentRevision ?? 0 }
}

/** What the tap asks, and nothing else: reads the merchant, spends on the pass, inserts the redemption. The documents are those of the product. */
export async function tapCalls(db: SdkDatabase, { merchantId, passId, sequence, spentRevision, name }: BareTap): Promise<boolean> {
  const merchant = await merchantOf(db, merchantId)
  const { set, inc } = db.command
  const at = new Date()
  const redemption = aRedemption({ _id: redemptionId(name), merchantId, merchantName: merchant.name, passId, at })
  const { _id, given } = redemption
  const key = `d20261130_${merchantId}_${given?.offerId}`
  const effect = { kind: 'merchant.recordRedemption', version: 1, payload: { ...redemption }, attempts: 0, notBefore: at, done: [] }
  const { updated } = await db
    .collection('passes')
    .where({ _id: passId, sequence: sequence - 1 })
    .update({
      [`spent.${key}.${_id}`]: set({ fen: 600, at }),
      [`recentSpendings.${_id}`]: set({ requestKey: name, at, record: { merchantId, ...given?.amounts } }),
      spentRevision: set(spentRevision + 1),
      [`outbox.e${name}`]: set(effect),
      owed: inc(1),
      outboxDueAt: set(at),
      sequence: set(sequence),
      'usedSteps.counter': set(1),
    })
  await db.collection('redemptions').add(redemption)
  return updated === 1
}
