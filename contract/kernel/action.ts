import type * as z from 'zod/mini'
import type { Limit } from './limit'
import type { CommonCode, Refusal, RefusalCode } from './refusal'
import type { Audience, Scopes } from './roles'

/** An action that a person can request. It states everything that the phone and the backend must agree on. */
export interface Action<
  Name extends string = string,
  In extends z.ZodMiniType = z.ZodMiniType,
  Out extends z.ZodMiniType = z.ZodMiniType,
  Code extends RefusalCode = RefusalCode,
> {
  name: Name
  audience: Audience
  /** The input field that names the record; the caller's role must cover its place. Required for audiences whose roles have a place. */
  scope?: keyof Scopes
  /** People whose role there ended a short time ago may still send what is of its time. The handler sees to it that nothing else is taken. */
  formerToo?: true
  /** A write carries a requestId and is idempotent: sent twice, it has one effect and the same reply. */
  writes?: true
  /** Leaves an entry in the audit trail: actor, action, subject, time. Every write does so, or states in `unaudited` why it need not. */
  audited?: true
  /** Why a write leaves no audit entry, for example because its document itself records who did what and when. */
  unaudited?: string
  /** Shows or exports data that are masked elsewhere. Such a read is audited, too. */
  unmasks?: true
  /** How often one person may ask. Every write declares it, and every read of others' records, or says in `unlimited` why not. */
  limit?: Limit
  unlimited?: string
  /**
   * Fields of an audited input that its audit entry leaves out, because they hold what somebody typed, a file, a secret or a person's number.
   * Everything else is on record by its schema (`kernel/audit/facts.ts`).
   */
  leftOut?: readonly string[]
  input: In
  output: Out
  errors: readonly Code[]
}

/**
 * Declares an action. The types keep its audience, because it determines what a handler is granted. The registry test checks all actions.
 */
export const action = <
  const Name extends string,
  const For extends Audience,
  In extends z.ZodMiniType,
  Out extends z.ZodMiniType,
  const Code extends RefusalCode,
>(
  entry: Action<Name, In, Out, Code> & { audience: For },
) => entry

export type InputOf<A extends Action> = z.input<A['input']>
export type ParsedOf<A extends Action> = z.output<A['input']>
export type OutputOf<A extends Action> = z.output<A['output']>
export type ErrorOf<A extends Action> = Refusal<A['errors'][number] | CommonCode>

/** The reply on the wire. `requestId` is the reference number that also appears in the log. */
export type Reply<A extends Action> =
  | { ok: true; data: OutputOf<A> }
  | { ok: false; error: ErrorOf<A> & { message: string; requestId: string } }
