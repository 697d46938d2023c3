import type { ActionName, Actions, NamesOf } from '../../contract'
import type { Action, OutputOf, ParsedOf } from '../../contract/kernel/action'
import type { PersonId } from '../../contract/kernel/ids'
import type { CommonCode, Refusal } from '../../contract/kernel/refusal'
import type { FunctionName } from '../../contract/routes'
import type { CompoundDocument } from '../domains/pass/compounds/compoundDocument'
import type { Cover } from './access'
import type { WriteRequest } from './request'

/** Who asks, as the platform says. */
export interface Caller {
  readonly personId: PersonId
  readonly openid: string
}

/** What the entry has already established when a handler runs: who, when, which request, by which role. */
export interface Context {
  readonly caller: Caller
  readonly now: Date
  readonly request: WriteRequest
  /** What the role covered when the call was let in. Whoever went to another station since is not part of it. */
  readonly cover: Cover
}

/** For who works at a compound: its document, read when the caller was let in by it. */
export type CompoundContext = Context & { readonly cover: CompoundDocument }

/** Anybody may ask a public action, so its handler can't know who does. */
type ContextOf<A extends Action> = A extends { audience: 'public' }
  ? Pick<Context, 'now'>
  : A extends { audience: 'guard' | 'propertyManager' }
    ? CompoundContext
    : Context

export type Outcome<A extends Action> = { data: OutputOf<A> } | { refusal: Refusal<A['errors'][number] | CommonCode> }
export type Handler<A extends Action> = (input: ParsedOf<A>, context: ContextOf<A>) => Promise<Outcome<A>>

/** The handler of an action by its name: a missing or superfluous one, or a wrong reply, is a compile error. */
export type HandlerOf<N extends ActionName> = Handler<Actions[N]>
export type HandlersOf<F extends FunctionName> = { readonly [N in NamesOf<F>]: HandlerOf<N> }
