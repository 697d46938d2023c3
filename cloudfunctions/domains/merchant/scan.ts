import { createHmac } from 'node:crypto'
import * as z from 'zod/mini'
import { WorkKind } from '../../../contract/account/rider'
import { PersonId } from '../../../contract/kernel/ids'
import { MerchantId, OfferId } from '../../../contract/merchant/ids'
import { PassId, UseId } from '../../../contract/pass/ids'
import { type Sealed, seal, unseal } from '../../kernel/secrets/fieldCipher'
import { keys } from '../../kernel/secrets/keys'

/**
 * What a scan has shown, sealed and handed to the clerk's phone: the redemption comes back with it, so that nothing of the scan has to be read
 * again while people wait. Nobody but the server can read it or make one (decision 30).
 */
const Scan = z.object({
  useId: UseId,
  merchantId: MerchantId,
  clerkId: PersonId,
  until: z.coerce.date(),
  maskedName: z.string(),
  workKind: WorkKind,
  seen: z.object({
    passId: PassId,
    revision: z.int(),
    spentRevision: z.int(),
    uncopied: z.nullable(z.object({ sequence: z.int(), audience: z.enum(['gate', 'counter']), step: z.int() })),
  }),
  had: z.object({
    tallies: z.record(
      z.string(),
      z.object({ count: z.int(), fen: z.int(), latest: z.coerce.date(), where: z.optional(z.nullable(z.string())) }),
    ),
    all: z.int(),
  }),
  /** What counts no more, to be dropped by the update that spends. */
  drop: z.object({ keys: z.readonly(z.array(z.string())), recent: z.readonly(z.array(z.string())) }),
  /** The versions that were shown. */
  offers: z.array(z.object({ offerId: OfferId, version: z.int() })),
})
export type Scan = z.output<typeof Scan>

const CONTEXT = { collection: 'merchants', id: 'counter', field: 'scan' }

/** The same scan is sealed into the same text, so that a retry is answered as its first try was: the nonce follows from the text by a key. */
export function sealScan(scan: Scan): string {
  const plain = JSON.stringify(scan)
  const nonce = createHmac('sha256', keys().indexKey).update(`scan:${plain}`).digest().subarray(0, 12)
  return seal(plain, CONTEXT, keys(), nonce)
}

/** The scan in a text that a phone has sent; null: it is none of ours. */
export function openScan(text: string): Scan | null {
  try {
    return z.parse(Scan, JSON.parse(unseal(text as Sealed, CONTEXT)))
  } catch {
    return null
  }
}
