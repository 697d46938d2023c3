import { OperatorKeyId } from '../../../../contract/merchant/ids'
import { type PileReport, type PileReportRefusal, PileReports, type PileReportsAnswer } from '../../../../contract/merchant/pileReports'
import type { PayloadOf } from '../../../kernel/effect'
import { failure, type HttpResponse, json, jsonIn } from '../../../kernel/http/http'
import { forSigner, type SignedCall, type SignerKind } from '../../../kernel/http/signers'
import { inBatches } from '../../../kernel/inBatches'
import { LOST, retryOnConflict } from '../../../kernel/retry'
import type { forgetPileReports } from '../effects'
import { merchants, type StoredFreePiles } from '../merchantDocument'
import { decideReport } from '../rules/pileReports'
import { type OperatorKeyDocument, operatorKeys, signingKeyOf } from './operatorKey'

type Call = SignedCall<OperatorKeyDocument>

const OPERATORS: SignerKind<OperatorKeyDocument> = {
  word: 'operator',
  /** Twice as much as fifty of the longest reports. */
  bodyLimitBytes: 16 * 1024,
  /** More than one every ten seconds, of all shops together. */
  mostRequests: 60,
  async find(id) {
    const found = OperatorKeyId.safeParse(id).success ? await operatorKeys.get(id) : null
    return found?.list === 'active' ? found : null
  },
  keyOf: signingKeyOf,
  note: ({ _id, requests }, changes) => operatorKeys.update(_id, { requests }, changes),
}

const AT_ONCE = 10

/** Takes what an operator reports of its shops. Each report is taken or refused by itself, so that one shop holds up no other. */
export const takePileReports = forSigner(OPERATORS, async ({ request, signer, now }: Call): Promise<HttpResponse> => {
  const told = PileReports.safeParse(jsonIn(request.body))
  if (!told.success || request.query.size > 0) return failure('INVALID_REQUEST')
  const refused: { shopRef: string; code: PileReportRefusal }[] = []
  await inBatches(told.data.reports, AT_ONCE, async (report) => {
    const code = await take(report, signer, now)
    if (code) refused.push({ shopRef: report.shopRef, code })
  })
  // The key may have ended since it was asked for, and what it reported been deleted.
  if (!(await OPERATORS.find(signer._id)))
    await forgetReportsOf({ keyId: signer._id, merchantIds: signer.shops.map(({ merchantId }) => merchantId) })
  const answer: PileReportsAnswer = { taken: told.data.reports.length - refused.length, refused }
  return json(200, answer)
})

/** Writes a report only over the one that was read, so that of two the newer one stays, in whatever order they come. */
function take(report: PileReport, { _id: keyId, shops }: OperatorKeyDocument, now: Date): Promise<PileReportRefusal | null> {
  const { free, total } = report
  const freePiles: StoredFreePiles = { free, total, at: new Date(report.at), keyId }
  return retryOnConflict(async () => {
    const covered = shops.find(({ shopRef }) => shopRef === report.shopRef)
    const shop = covered ? await merchants.getPart(covered.merchantId, ['freePiles']) : null
    if (!shop) return 'UNKNOWN_SHOP'
    const decision = decideReport(freePiles, shop.freePiles ?? null, now)
    if (decision !== 'write') return decision === 'same' ? null : decision
    const when = { 'freePiles.at': { is: shop.freePiles?.at ?? null } }
    return (await merchants.modify(shop._id, { when, change: { freePiles: { set: freePiles } } })) ? null : LOST
  })
}

/** Carries out {@link forgetPileReports}. What another key has reported since stays. */
export const forgetReportsOf = ({ keyId, merchantIds }: PayloadOf<typeof forgetPileReports>): Promise<void> =>
  inBatches(merchantIds, AT_ONCE, (merchantId) =>
    merchants.modify(merchantId, { when: { 'freePiles.keyId': { is: keyId } }, change: { freePiles: { drop: true } } }),
  )
