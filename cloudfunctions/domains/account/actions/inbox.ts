import type { meActions } from '../../../../contract/account/account'
import { change } from '../../../kernel/database/change'
import { findPageByInstant } from '../../../kernel/database/page'
import type { Handler } from '../../../kernel/handler'
import { creditsOf, enterCredit } from '../../../kernel/inbox/credits'
import { countUnread, messages, viewMessage } from '../../../kernel/inbox/messages'
import { ensurePerson, people } from '../../../kernel/people/personDocument'

const PAGE = 20

export const listMessages: Handler<typeof meActions.listMessages> = async ({ before }, { caller: { personId } }) => {
  const [person, { rows, next }] = await Promise.all([
    people.get(personId),
    findPageByInstant(messages, 'person', { equals: { personId }, after: before, size: PAGE }),
  ])
  const readUpTo = person?.readUpTo ?? new Date(0)
  return { data: { messages: rows.map((message) => viewMessage(message, readUpTo)), next } }
}

export const markRead: Handler<typeof meActions.markRead> = async ({ upTo }, { caller, request, now }) => {
  // The phone's clock may be ahead: a message that is still to come must not count as read.
  const seen = Math.min(Date.parse(upTo), now.getTime())
  const outcome = await change(
    people,
    () => ensurePerson(caller),
    request,
    ({ readUpTo }) => ({
      kind: 'change',
      next: { readUpTo: new Date(Math.max(readUpTo.getTime(), seen)) },
    }),
  )
  return 'refusal' in outcome ? outcome : { data: { unread: await countUnread(caller.personId, outcome.doc.readUpTo) } }
}

export const addCredit: Handler<typeof meActions.addCredit> = async (_, { caller, request, now }) => {
  await ensurePerson(caller)
  await enterCredit(caller.personId, 1, request.requestId, now)
  return { data: { messageCredits: await creditsOf(caller.personId) } }
}
