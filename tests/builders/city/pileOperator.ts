import type { MerchantId, OperatorKeyId } from '../../../contract/merchant/ids'
import type { PileReport } from '../../../contract/merchant/pileReports'
import { type DeviceRequest, webOf } from './faceReader'
import type { Scene } from './scene'
import { sign } from './sign'

export interface IssuedKey {
  readonly keyId: OperatorKeyId
  readonly key: string
}

/** Shops as an operator calls them: `A1` for the first. */
export const shopsOf = (...merchantIds: readonly MerchantId[]) =>
  merchantIds.map((merchantId, at) => ({ shopRef: `A${at + 1}`, merchantId }))

export const issueKey = ({ staff }: Scene, ...merchantIds: readonly MerchantId[]): Promise<IssuedKey> =>
  staff.must('merchant.issueOperatorKey', { name: '示例充电', shops: shopsOf(...merchantIds) })

/** The system of an operator of charging piles, as it would be written from docs/charging-operators.md alone. */
export function anOperator({ city }: Scene, { keyId, key }: IssuedKey, send = webOf(city)) {
  const request = (body: string, at = city.now): DeviceRequest => {
    const path = `/operators/${keyId}/piles`
    const { time, nonce, signature } = sign({ method: 'POST', target: path, body }, key, at)
    const headers = { 'X-Operator-Time': time, 'X-Operator-Nonce': nonce, 'X-Operator-Signature': signature }
    return { method: 'POST', path, query: {}, headers, body }
  }
  const report = (...reports: readonly PileReport[]) => send(request(JSON.stringify({ reports })))
  return { request, send, report }
}
