import type { PersonId } from '../../../contract/kernel/ids'
import type { GoOn, PayloadOf, Turn } from '../../kernel/effect'
import { inTurns } from '../../kernel/inBatches'
import { deliver } from '../../kernel/inbox/deliver'
import type { tellColleagues } from './effects'
import { merchants } from './merchantDocument'
import { merchantNews } from './messages'
import { numberOf, redemptions } from './redemptionDocument'

type Payload = PayloadOf<typeof tellColleagues>

/**
 * Carries out {@link tellColleagues}, unless it was decided meanwhile. A redemption is one event, since it can be asked for on its own day alone: nobody
 * hears of it twice, however often it is asked for.
 */
export async function tellColleaguesOnce(payload: Payload, { hasTime }: Turn): Promise<GoOn<Payload> | undefined> {
  const { redemptionId, askedBy, after, at } = payload
  const redemption = await redemptions.get(redemptionId)
  if (redemption?.reversal?.state !== 'asked' || !redemption.given) return
  const { merchantId, merchantName, given } = redemption
  const shop = await merchants.getPart(merchantId, ['people'])
  // Whoever has two roles there hears it once.
  const others = new Set((shop?.people ?? []).map(({ personId }) => personId).filter((personId) => personId !== askedBy))
  const all = [...others].map((personId): [PersonId, PersonId] => [personId, personId])
  const content = {
    kind: 'reversalAsked',
    merchantId,
    merchantName,
    redemptionId,
    title: given.title,
    number: numberOf(redemptionId),
  } as const
  const last = await inTurns(all, after, hasTime, (personId) =>
    deliver(merchantNews.note({ eventId: `reversalAsked:${redemptionId}:${personId}`, personId, content, at })),
  )
  return last ? { next: { ...payload, after: last } } : undefined
}
