import type * as z from 'zod/mini'
import type { CommonCode, ErrorCode, Refusal } from './errors'

/** Roles that somebody is granted, each for one scope (a station, a compound, a merchant) or for the whole district. */
export type RoleName = 'stationManager' | 'propertyManager' | 'guard' | 'clerk' | 'teacher' | 'staff'

/**
 * Who may ask. `public`: anybody, even without an identity. `person`: anybody whom WeChat vouches for.
 * `rider`: a verified rider. A role name: whoever holds that role, within its scope. `guard`: the guards of a compound, and its property
 * managers, who may stand in for them.
 */
export type Audience = 'public' | 'person' | 'rider' | RoleName

/** One thing that a person can ask for. Everything that both sides must agree on is in this entry. */
export interface Action<
  Name extends string = string,
  In extends z.ZodMiniType = z.ZodMiniType,
  Out extends z.ZodMiniType = z.ZodMiniType,
  Code extends ErrorCode = ErrorCode,
> {
  name: Name
  audience: Audience
  /** The input field that names what is touched; the caller's role must cover it. Required for roles with a scope. */
  scope?: 'stationId' | 'riderId' | 'compoundId' | 'merchantId' | 'sessionId' | 'schoolId'
  /** A write carries a requestId: sent twice, it has one effect and the same reply. */
  writes?: true
  /** Leaves an entry in the audit trail: who, what, on whom, when. A read that unmasks something is audited too. */
  audited?: true
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
  const Code extends ErrorCode,
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
