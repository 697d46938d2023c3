import type { PayloadOf } from '../../kernel/effect'
import { deliver } from '../../kernel/inbox/deliver'
import { giveBack, passes } from '../pass/public'
import type { giveBackRedemption } from './effects'
import { merchantNews } from './messages'
import { numberOf, redemptions } from './redemptionDocument'
import { uncount } from './takes'

/** Carries out {@link giveBackRedemption}: exactly what it took, once, whatever prices and limits are now (M9). */
export async function giveBackOnce({ redemptionId, eventId, at }: PayloadOf<typeof giveBackRedemption>): Promise<void> {
  const redemption = await redemptions.get(redemptionId)
  if (redemption?.reversal?.state !== 'reversed' || !redemption.given) return
  const { passId, given, merchantName } = redemption
  await giveBack(passId, redemptionId, given.keys)
  await uncount(redemption, at)
  const pass = await passes.getPart(passId, ['personId'])
  if (!pass) return
  const content = { kind: 'reversed', merchantName, title: given.title, number: numberOf(redemptionId) } as const
  await deliver(merchantNews.note({ eventId, personId: pass.personId, content, at }))
}
