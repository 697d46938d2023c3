import type { PersonId } from '../../contract/kernel/ids'
import type { Audience, Role, Scope } from './access'
import type { CollectionDefinition } from './database/definition'
import type { EffectRunner } from './effect'
import type { Route } from './http/route'
import type { Job } from './job'

/** A collection of whatever documents: who walks over all of them knows no more than how they are kept. */
export interface AnyCollection {
  readonly definition: CollectionDefinition
}

/** Takes an old document away together with what belongs to it. @returns whether it was still as old as the rule says */
export type Forget = (id: string, upTo: Date, now: Date) => Promise<unknown>

/**
 * Everything that a domain brings to the house, but for its handlers: those are listed by the function that serves them, so that the other
 * functions don't carry them. The kernel learns of a domain here and nowhere else.
 */
export interface Domain {
  readonly name: string
  readonly collections: readonly AnyCollection[]
  /** What carries out its own effects, and its part of other domains'. */
  readonly effects: readonly EffectRunner[]
  /** What time brings. */
  readonly jobs?: readonly Job[]
  /** Groups of people that actions can be for, without a place. */
  readonly audiences?: readonly Audience[]
  /** Roles that somebody is granted. */
  readonly roles?: readonly Role[]
  /** How the place is found that a role must cover. */
  readonly scopes?: readonly Scope[]
  /** Forgets a person whose registration has ended. It may run again, also when nothing is left. */
  erase?(personId: PersonId, at: Date): Promise<void>
  /** Collections whose old documents take something else with them, by name; all others stand alone. */
  readonly forget?: Readonly<Record<string, Forget>>
  /** What it makes blind indexes for; each purpose belongs to one domain. */
  readonly indexPurposes?: readonly string[]
  /** What it answers over HTTP, without an identity of WeChat's. */
  readonly routes?: readonly Route[]
}
