import type { Action, OutputOf, ParsedOf } from '../../contract/kernel/action'
import type { PersonId } from '../../contract/kernel/ids'
import type { CommonCode, Refusal } from '../../contract/kernel/refusal'
import type { WriteRequest } from './request'

/** Who asks, as the platform says. */
export interface Caller {
  readonly personId: PersonId
  readonly openid: string
}

/**
 * What each audience is granted at the place that the input names. An open interface: each domain adds its roles in its `access.ts`. An
 * audience that isn't in it has no place, and its handlers get `'all'`.
 */
// biome-ignore lint/suspicious/noEmptyInterface: domains add their roles to it
export interface GrantedTo {}

/** What the entry has already established when a handler runs: who, when, which request, by which role. */
export interface Context<Granted = unknown> {
  readonly caller: Caller
  readonly now: Date
  readonly request: WriteRequest
  /** What the role covered when the call was let in. Somebody who went to another station since is not part of it. */
  readonly granted: Granted
}

type GrantedFor<A extends Action> = A['audience'] extends keyof GrantedTo ? GrantedTo[A['audience']] : 'all'

/** Everybody may ask a public action, so its handler can't know who does. */
export type ContextOf<A extends Action> = A extends { audience: 'public' } ? Pick<Context, 'now'> : Context<GrantedFor<A>>

/** What a call came to: something to show, or a refusal. */
export type Outcome<A extends Action> = { data: OutputOf<A> } | { refusal: Refusal<A['errors'][number] | CommonCode> }
export type Handler<A extends Action> = (input: ParsedOf<A>, context: ContextOf<A>) => Promise<Outcome<A>>

/** A handler for each action of a group: a missing or superfluous one, or a wrong reply, is a compile error. */
export type HandlersOf<Group extends Readonly<Record<string, Action>>> = { readonly [K in keyof Group]: Handler<Group[K]> }

/** What comes out of any handler. */
export type AnyOutcome = { data: unknown } | { refusal: Refusal }

/** An action with its handler, whatever it is. */
export interface Served {
  readonly action: Action
  readonly handle: (input: never, context: never) => Promise<AnyOutcome>
}

/** Puts the actions of a group together with their handlers, for a function to serve. */
export const serve = <Group extends Readonly<Record<string, Action>>>(group: Group, handlers: HandlersOf<Group>): readonly Served[] =>
  Object.entries(group).map(([key, action]) => ({ action, handle: handlers[key as keyof Group] as Served['handle'] }))
