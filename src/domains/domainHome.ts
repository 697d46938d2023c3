import type { ComponentType } from 'react'
import type { ActionName, Actions } from '../../contract/index'
import type { InputOf, OutputOf } from '../../contract/kernel/action'
import type { Workplace, Workplaces } from '../../contract/kernel/roles'
import type { TodayKinds, TodayThing } from '../../contract/kernel/today'
import type { IconName } from '../ui/icon/iconNames'

/** Something that can be opened in the app. */
export interface Link {
  name: string
  note: string
  icon: IconName
  open: () => unknown
}

export type Me = OutputOf<Actions['account.me']>

/** What is known on the phone without asking for it. */
export interface Known {
  today: readonly TodayThing[]
  now: Date
  /** The last answer to an action; undefined: it has not been asked. */
  answer<N extends ActionName>(name: N, input?: InputOf<Actions[N]>): OutputOf<Actions[N]> | undefined
}

export const serviceGroups = ['通行', '学习', '家人', '保障', '生活', '参与'] as const

/** Something that can be done in the app. It is listed when it works, not before. */
export interface Service extends Link {
  group: (typeof serviceGroups)[number]
  /** How it is for this person just now, in place of `note`; null: nothing is known. `urgent`: one has to act. */
  now?(known: Known): { words: string; urgent?: true } | null
  /** Why this person can only look; null: they can do it. */
  hindrance?(me: Me): string | null
}

/** A place where somebody works for others, as the tabs show it. */
export interface WorkplaceView {
  icon: IconName
  /** The place's name. */
  title: string
  /** Who waits there, and for what. Left out where nobody ever waits. */
  waiting?: { count: number; words: string }
  /** The one big thing for somebody who is here for this work alone. */
  next: Pick<NextThing, 'title' | 'action'>
  /** Where that leads, when it isn't the place itself, and which things of 今天 it says. */
  leads?: Partial<Pick<NextThing, 'open' | 'says'>>
  open: () => unknown
}

/** The one big thing of the home page for somebody who works somewhere. */
export interface NextThing {
  title: string
  note: string
  action: string
  /** The things of 今天 that it says already: they aren't listed below it once more. */
  says?(thing: TodayThing): boolean
  open: () => unknown
}

/** A thing of 今天 in words. */
export interface TodayRow {
  title: string
  note: string
  /** What to do about it. Left out: it is only good to know. */
  action?: string
  /** What has been done about it already, in place of `action`. */
  done?: string
  open: () => unknown
}

/** A kind without words doesn't compile. */
export type TodayWords = { readonly [Kind in keyof TodayKinds]: (thing: Extract<TodayThing, { kind: Kind }>, now: Date) => TodayRow }

/** A role, as far as its holders work with the phone; staff work at a computer. */
export type FieldRole = Exclude<Workplace['role'], 'staff'>
export type WorkplaceOf<Role extends FieldRole> = Workplaces[Role] & { role: Role }

/** What somebody with a role is called, and where they work. */
export interface RoleView<W> {
  word: string
  /** What they may do, for somebody who is asked to be one. */
  may: string
  workplace(workplace: W): WorkplaceView
  /** What has been done or is to be done there today, as far as the phone knows. Left out: `waiting` says enough. */
  todayAt?(workplace: W, known: Known): string | null
  /**
   * For a role whose places are one work: what comes next over all of them, null where nothing does. Left out: each place is an identity of its own.
   */
  nextOfAll?(today: readonly TodayThing[], now: Date): NextThing | null
  /**
   * Whoever works there has the app open for hours: it opens where the work is, as long as the shift lasts, and the middle tab leads there, called by
   * this word.
   */
  duty?: string
}
export type RoleViews = { readonly [Role in FieldRole]: RoleView<WorkplaceOf<Role>> }

/**
 * All that a domain puts into the main package: what it shows on the four tabs, and what has to be there at the app's launch. Everything else
 * loads with the domain's own packages. A test says how much each may add.
 */
export interface DomainHome {
  /** For 服务, and for 常用 on 首页. */
  services?: readonly Service[]
  /** The words for its things of 今天. */
  today?: Partial<TodayWords>
  /** On 我的, for a verified rider. */
  Mine?: ComponentType
  /** On 我的, among the records of what one has booked, done and won. */
  records?: readonly Link[]
  /** The roles of this domain. */
  roles?: Partial<RoleViews>
  /**
   * Actions whose last answers the phone keeps, for a start without network: what the first screens need, no more. Beside each stands the shape of
   * its answer: one that was kept in another shape, by an older app, is dropped. `tests/architecture/kept` says the new shape after a change.
   */
  kept?: { readonly [Name in ActionName]?: string }
}
