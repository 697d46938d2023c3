import type * as z from 'zod/mini'
import type { CommonCode, Refusal, RefusalCode } from './refusal'
import type { Audience, Scopes } from './roles'

/** One thing that a person can ask for. Everything that both sides must agree on is in this entry. */
export interface Action<
  Name extends string = string,
  In extends z.ZodMiniType = z.ZodMiniType,
  Out extends z.ZodMiniType = z.ZodMiniType,
  Code extends RefusalCode = RefusalCode,
> {
  name: Name
  audience: Audience
  /** The input field that names what is touched; the caller's role must cover it. Required for roles with a scope. */
  scope?: keyof Scopes
  /** A write carries a requestId: sent twice, it has one effect and the same reply. */
  writes?: true
  /** Leaves an entry in the audit trail: who, what, on whom, when. Every write does, or says in `unaudited` why it needs none. */
  audited?: true
  /** Why a write leaves no entry, for example because its document is a record of who did what and when. */
  unaudited?: string
  /** Shows what is masked elsewhere, or takes it out of here. Such a read is audited, too. */
  unmasks?: true
  input: In
  output: Out
  errors: readonly Code[]
}

/** Declares an action. The registry test walks all of them. Its audience stays known to the types: it says what a handler gets. */
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

/** What comes back over the wire. `requestId` is the reference number that also stands in the log. */
export type Reply<A extends Action> =
  | { ok: true; data: OutputOf<A> }
  | { ok: false; error: ErrorOf<A> & { message: string; requestId: string } }
