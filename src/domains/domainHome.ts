import type { ComponentType } from 'react'
import type { ActionName } from '../../contract/index'
import type { Workplace, Workplaces } from '../../contract/kernel/roles'
import type { TodayKinds, TodayThing } from '../../contract/kernel/today'
import type { IconName } from '../ui/icon/iconNames'

/** Something that can be done in the app. It is listed when it works, not before. */
export interface Service {
  name: string
  note: string
  icon: IconName
  open: () => unknown
}

/** A place where somebody works for others, as the tabs show it. */
export interface WorkplaceView {
  icon: IconName
  /** The place's name. */
  title: string
  /** Who waits there, and for what. Left out where nobody ever waits. */
  waiting?: { count: number; words: string }
  /** The one big thing for somebody who is here for this work alone. */
  next: { title: string; action: string }
  open: () => unknown
}

/** The one big thing of the home page for somebody who works somewhere. */
export interface NextThing {
  title: string
  note: string
  action: string
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
  workplace(workplace: W): WorkplaceView
  /**
   * For a role whose places are one work: what comes next over all of them, null where nothing does. Left out: each place is an identity of its own.
   */
  nextOfAll?(today: readonly TodayThing[], now: Date): NextThing | null
  /** Whoever works there has the app open for hours: it opens where the work is, as long as the shift lasts. */
  isDuty?: true
}
export type RoleViews = { readonly [Role in FieldRole]: RoleView<WorkplaceOf<Role>> }

/**
 * All that a domain puts into the main package: what it shows on the four tabs, and what has to be there at the app's launch. Everything else
 * loads with the domain's own packages. A test says how much each may add.
 */
export interface DomainHome {
  /** For 服务, and for the shortcuts on 首页. */
  services?: readonly Service[]
  /** The words for its things of 今天. */
  today?: Partial<TodayWords>
  /** On 我的, for a verified rider. */
  Mine?: ComponentType
  /** On 我的, among what belongs to oneself. */
  links?: readonly Service[]
  /** The roles of this domain. */
  roles?: Partial<RoleViews>
  /**
   * Actions whose last answers the phone keeps, for a start without network: what the first screens need, no more. Beside each stands the shape of
   * its answer: one that was kept in another shape, by an older app, is dropped. `tests/architecture/kept` says the new shape after a change.
   */
  kept?: { readonly [Name in ActionName]?: string }
}
