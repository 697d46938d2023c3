import { appendToTrail } from '../../kernel/audit/trail'
import type { PayloadOf } from '../../kernel/effect'
import { deliver } from '../../kernel/inbox/deliver'
import { ownOfferingOf } from '../booking/ownOffering'
import { earlierUseOf } from '../booking/requestMark'
import type { tellSignedUpTo } from './effects'
import { contestNews } from './messages'

/** If anything came of a station manager's sign-up: it is on record, and the riders are told, each once. */
export async function tellSignedUp({
  categoryId,
  personIds,
  stationName,
  actorId,
  at,
  ...request
}: PayloadOf<typeof tellSignedUpTo>): Promise<void> {
  const own = await ownOfferingOf(categoryId, personIds)
  const [first] = personIds
  if (!own || !first || earlierUseOf(own, first, request) !== 'retry') return
  const eventId = `signUp:${actorId}:${request.requestId}`
  await appendToTrail({ eventId, action: 'contest.signUp', actorId, subject: `offerings/${categoryId}`, at })
  const content = { kind: 'signedUp', title: own.details.title, stationName } as const
  for (const personId of personIds) await deliver(contestNews.note({ eventId: `${eventId}:${personId}`, personId, content, at }))
}
