import type { ComponentType } from 'react'
import type { ActionName } from '../../contract/index'
import type { Workplace, Workplaces } from '../../contract/kernel/roles'
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

/** A role, as far as its holders work with the phone; staff work at a computer. */
export type FieldRole = Exclude<Workplace['role'], 'staff'>
export type WorkplaceOf<Role extends FieldRole> = Workplaces[Role] & { role: Role }

/** What somebody with a role is called, and where they work. */
export interface RoleView<W> {
  word: string
  workplace(workplace: W): WorkplaceView
}
export type RoleViews = { readonly [Role in FieldRole]: RoleView<WorkplaceOf<Role>> }

/**
 * All that a domain puts into the main package: what it shows on the four tabs, and what has to be there at the app's launch. Everything else
 * loads with the domain's own packages. A test says how much each may add.
 */
export interface DomainHome {
  /** For 服务, and for the shortcuts on 首页. */
  services?: readonly Service[]
  /** On 首页, for a verified rider: what can't wait until somebody looks for it. */
  Today?: ComponentType
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
