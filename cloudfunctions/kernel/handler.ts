import type { Action, OutputOf, ParsedOf } from '../../contract/kernel/action'
import type { PersonId } from '../../contract/kernel/ids'
import type { CommonCode, Refusal } from '../../contract/kernel/refusal'
import type { WriteRequest } from './request'

/** The caller, as identified by the platform. */
export interface Caller {
  readonly personId: PersonId
  readonly openid: string
}

/**
 * What each audience is granted at the place that the input names. It is an open interface: each domain adds its roles in its `access.ts`.
 * An audience that is not in it has no place, and its handlers get `'all'`.
 */
// biome-ignore lint/suspicious/noEmptyInterface: domains add their roles to it
export interface GrantedTo {}

/** What the entry has established before a handler runs: the caller, the time, the request, and what the caller's role covers. */
export interface Context<Granted = unknown> {
  readonly caller: Caller
  readonly now: Date
  readonly request: WriteRequest
  /** What the role covered when the call was authorised. A rider who has moved to another station since is not covered by it. */
  readonly granted: Granted
}

type GrantedFor<A extends Action> = A['audience'] extends keyof GrantedTo ? GrantedTo[A['audience']] : 'all'

/** The context of an action. A public action may be called without an identity, so its handler does not know the caller. */
export type ContextOf<A extends Action> = A extends { audience: 'public' } ? Pick<Context, 'now'> : Context<GrantedFor<A>>

/** The result of a call: data or a refusal. */
export type Outcome<A extends Action> = { data: OutputOf<A> } | { refusal: Refusal<A['errors'][number] | CommonCode> }
export type Handler<A extends Action> = (input: ParsedOf<A>, context: ContextOf<A>) => Promise<Outcome<A>>

/** A handler for each action of a group. A missing or superfluous handler, or one with the wrong reply, does not compile. */
export type HandlersOf<Group extends Readonly<Record<string, Action>>> = { readonly [K in keyof Group]: Handler<Group[K]> }

/** The result of any handler. */
export type AnyOutcome = { data: unknown } | { refusal: Refusal }

/** Any action with its handler. */
export interface Served {
  readonly action: Action
  readonly handle: (input: never, context: never) => Promise<AnyOutcome>
}

/** Pairs the actions of a group with their handlers, for a function to serve. */
export const serve = <Group extends Readonly<Record<string, Action>>>(group: Group, handlers: HandlersOf<Group>): readonly Served[] =>
  Object.entries(group).map(([key, action]) => ({ action, handle: handlers[key as keyof Group] as Served['handle'] }))
