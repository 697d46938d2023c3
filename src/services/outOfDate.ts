import type { Query, QueryClient } from '@tanstack/react-query'
import type { ActionName } from '../../contract/index'
import { makesOutOfDate } from '../../contract/subjects'
import { isUnanswered } from './refusal'

type Reply = { readonly ok: true } | { readonly ok: false; readonly error: { readonly code: string } }

/** Whether the server has looked at the question. Then something is new, or was otherwise than the page shows: somebody else was quicker. */
const hasLooked = (reply: Reply) => reply.ok || !(isUnanswered(reply.error) || reply.error.code === 'INVALID_INPUT')

/**
 * After the reply to a write: whatever shows what the action changes is asked for again, at once where it is on the screen. The caller has first put
 * what the reply says onto the page.
 *
 * @param shown the reads whose whole answer the reply has brought
 */
export function askAgainAfter(client: QueryClient, write: ActionName, reply: Reply, shown: readonly ActionName[] = []): void {
  if (!hasLooked(reply)) return
  const isOutOfDate = ({ queryKey: [read] }: Query) =>
    typeof read === 'string' && makesOutOfDate(write, read) && !shown.some((name) => name === read)
  setTimeout(() => void client.invalidateQueries({ predicate: isOutOfDate }))
}
