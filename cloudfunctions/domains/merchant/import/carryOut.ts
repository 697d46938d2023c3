import { change } from '../../../kernel/database/change'
import type { GoOn, PayloadOf, Turn } from '../../../kernel/effect'
import { systemRequest } from '../../../kernel/request'
import type { importShops } from '../effects'
import { ensureMerchant, merchants } from '../merchantDocument'
import { newPosterCode } from '../posters'
import { changedByDistrict } from '../rules/pictures'
import { type ShopImportDocument, type StoredRow, shopImports } from './document'

type Payload = PayloadOf<typeof importShops>

/** Carries out an accepted file, row by row. A row that was carried out is not repeated: its owner may have changed the shop since. */
export async function carryOutImport(payload: Payload, { now, hasTime }: Turn): Promise<GoOn<Payload> | undefined> {
  const file = await shopImports.get(payload.importId)
  if (!file) return
  for (let at = payload.from; at < file.rows.length; at += 1) {
    const row = file.rows[at]
    if (row) await carryOutRow(file, row, now)
    if (!hasTime()) return { next: { ...payload, from: at + 1 } }
  }
}

async function carryOutRow({ _id, at }: ShopImportDocument, { merchantId, ...row }: StoredRow, now: Date): Promise<void> {
  const request = systemRequest({ actorId: 'import', action: 'merchant.importShops', requestId: _id, now })
  const load = () => ensureMerchant({ _id: merchantId, name: row.name, townId: row.townId, open: row.open })
  await change(merchants, load, request, (shop) => {
    // A newer file has said otherwise.
    if (shop.importedAt && shop.importedAt > at) return { kind: 'change', next: {} }
    const { next, ...decided } = changedByDistrict(shop, row, now)
    return { ...decided, next: { ...next, importedAt: at, posterCode: shop.posterCode ?? newPosterCode() } }
  })
}
