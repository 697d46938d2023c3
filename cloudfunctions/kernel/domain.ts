import type { PersonId } from '../../contract/kernel/ids'
import type { MessageContent } from '../../contract/kernel/message'
import type { Workplace } from '../../contract/kernel/roles'
import type { TodayThing } from '../../contract/kernel/today'
import type { Audience, Role, Scope } from './access'
import type { CollectionDefinition, CopiedField } from './database/definition'
import type { EffectRunner } from './effect'
import type { Route } from './http/route'
import type { Job } from './job'

/** A collection of any kind of document, for code that works on all collections and only needs their definitions. */
export interface AnyCollection {
  readonly definition: CollectionDefinition
}

export type CompleteMessage = (content: MessageContent) => Promise<MessageContent>

/** Somebody who opens the home page, with what was read of them already. */
export interface AtHome {
  readonly personId: PersonId
  readonly workplaces: readonly Workplace[]
}

/** Deletes an old document together with what belongs to it, if it still matches the retention rule. */
export type Forget = (id: string, upTo: Date, now: Date) => Promise<unknown>

/**
 * The manifest of a domain: everything that it contributes except its handlers. Handlers are listed by the function that serves them, so
 * that other functions do not bundle them. The kernel learns about a domain here and nowhere else.
 */
export interface Domain {
  readonly name: string
  readonly collections: readonly AnyCollection[]
  /** Fields with which its documents in collections of other domains repeat what another document says. */
  readonly copies?: readonly (CopiedField & { readonly collection: string })[]
  /** The runners of its own effects, and of effects of other domains that it takes part in. */
  readonly effects: readonly EffectRunner[]
  /** Work that runs by the timer. */
  readonly jobs?: readonly Job[]
  /** Audiences of actions that are not tied to a place. */
  readonly audiences?: readonly Audience[]
  /** Roles that can be granted to people. */
  readonly roles?: readonly Role[]
  /** How fields of the input lead to the place that a role must cover. */
  readonly scopes?: readonly Scope[]
  /**
   * Erases a person whose registration has ended. It must be idempotent, and repeats its search until nothing is found.
   *
   * @param at when this is done. What is dated later is of somebody who still works here, or is back
   * @param alias twenty random characters that stand for the person in what is kept without a name. They are others for each erasure, so that
   * nothing links what was erased to somebody who registers again
   */
  erase?(personId: PersonId, at: Date, alias: string): Promise<void>
  /** Erases what an erasure has left unseen of somebody who has registered anew since: only what is older than `before`. */
  eraseFormer?(personId: PersonId, before: Date, alias: string): Promise<void>
  /**
   * Completes contents of its messages when they are read, by kind. An inbox stores nothing personal about somebody else: such a message names
   * the record, and stops telling of the person when the record does.
   */
  readonly completeMessages?: Readonly<Record<string, CompleteMessage>>
  /**
   * What somebody has to do or be at soon (今天). All domains are asked at once, each time somebody opens the home page: it takes a handful of reads,
   * however much the person does.
   */
  today?(who: AtHome, now: Date): Promise<readonly TodayThing[]>
  /**
   * Functions that delete an old document together with what belongs to it, by collection. Documents of other collections are deleted
   * alone.
   */
  readonly forget?: Readonly<Record<string, Forget>>
  /** The purposes of its blind indexes. Each purpose belongs to one domain. */
  readonly indexPurposes?: readonly string[]
  /** Its HTTP endpoints, whose callers have no WeChat identity. */
  readonly routes?: readonly Route[]
}
