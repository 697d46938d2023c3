import type { Action, Reply } from '../../contract/kernel/action'
import type { Refusal } from '../../contract/kernel/refusal'

/** What a call came to: something to show, or a refusal. */
export type Settled = { data: unknown } | { refusal: Refusal }

/** The reply on the wire. `message` is for who reads a log; people see the words of `src/services/errorText.ts`. */
export function replyWith(outcome: Settled, requestId: string): Reply<Action> {
  if ('data' in outcome) return { ok: true, data: outcome.data }
  const { code, details } = outcome.refusal
  const message = Object.keys(details).length > 0 ? `${code} ${JSON.stringify(details)}` : code
  return { ok: false, error: { ...outcome.refusal, message, requestId } as Extract<Reply<Action>, { ok: false }>['error'] }
}
