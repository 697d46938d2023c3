import type { meActions } from '../../../../contract/account/account'
import { change } from '../../../kernel/database/change'
import { findPage } from '../../../kernel/database/page'
import type { Handler } from '../../../kernel/handler'
import { house } from '../../../kernel/house'
import { creditsOf, enterCredit } from '../../../kernel/inbox/credits'
import { contentOf, countUnread, markShown, markUpTo, messages, viewMessage } from '../../../kernel/inbox/messages'
import { ensurePerson, people } from '../../../kernel/people/personDocument'

const PAGE = 20

export const listMessages: Handler<typeof meActions.listMessages> = async ({ before }, { caller: { personId } }) => {
  const { rows, next } = await findPage(messages, 'person', { equals: { personId }, after: before, size: PAGE })
  const shown = await Promise.all(rows.map(async (row) => viewMessage(row, await house().completeMessage(contentOf(row)))))
  return { data: { messages: shown, next } }
}

export const markRead: Handler<typeof meActions.markRead> = async ({ upTo, shown }, { caller, request, now }) => {
  const { personId } = caller
  const outcome = await change(
    people,
    () => ensurePerson(caller),
    request,
    () => ({ kind: 'change', next: {} }),
  )
  if ('refusal' in outcome) return outcome
  await (shown ? markShown(personId, shown, now) : markUpTo(personId, new Date(upTo), now))
  return { data: { unread: await countUnread(personId) } }
}

export const addCredit: Handler<typeof meActions.addCredit> = async (_, { caller, request, now }) => {
  await ensurePerson(caller)
  await enterCredit(caller.personId, 1, request.requestId, now)
  return { data: { messageCredits: await creditsOf(caller.personId) } }
}
