import type { ActionName, Actions } from '../../contract/index'
import type { ErrorOf, OutputOf } from '../../contract/kernel/action'
import type { RefusalCode, RefusalDetails } from '../../contract/kernel/refusal'

/** Refusals that the phone gives itself, because the server can't. */
export interface ClientErrorDetails {
  /** The phone has no network. Nothing was sent. */
  OFFLINE: Record<never, never>
  /** Sent, and even asked again no reply came: whether it took effect is unknown. The same try may be sent again. */
  NO_REPLY: Record<never, never>
  /** The phone can't store what it has to remember. */
  NO_STORAGE: Record<never, never>
}

export type AnyErrorDetails = RefusalDetails & ClientErrorDetails
export type AnyErrorCode = RefusalCode | keyof ClientErrorDetails

type Refused<Details> = { [C in keyof Details]: { code: C; details: Details[C]; requestId: string } }[keyof Details]

export type ClientRefusal = Refused<ClientErrorDetails>

/** Why an action was not done. `requestId` is the reference number that also stands in the server's log. */
export type RefusalOf<N extends ActionName> = (ErrorOf<Actions[N]> & { requestId: string }) | ClientRefusal

/** Any refusal, where it doesn't matter of which action. */
export type AnyRefusal = Refused<AnyErrorDetails>

/** Whether the answer is that there is nothing to be seen, or no longer: what was answered before no longer holds. */
export const isDenied = ({ code }: { code: string }) => code === 'FORBIDDEN' || code === 'NOT_FOUND'

/** What asking for an action gives: the answer, or why not. */
export type ReplyOf<N extends ActionName> = { ok: true; data: OutputOf<Actions[N]> } | { ok: false; error: RefusalOf<N> }

const UNANSWERED: ReadonlySet<string> = new Set(['OFFLINE', 'NO_REPLY', 'UNAVAILABLE', 'BUSY', 'INTERNAL'])

/** Whether the server gave no answer to the question, for whatever reason: who can, goes on without it. */
export const isUnanswered = ({ code }: { code: string }) => UNANSWERED.has(code)
