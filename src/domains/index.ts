import type { Workplace } from '../../contract/kernel/roles'
import type { TodayKinds, TodayThing } from '../../contract/kernel/today'
import { accountHome } from '../packages/account/home'
import { contestHome } from '../packages/contest/home'
import { courseHome } from '../packages/course/home'
import { homeHome } from '../packages/home/home'
import { merchantHome } from '../packages/merchant/home'
import { passHome } from '../packages/pass/home'
import { shapeInApp } from '../services/kept/openAnswers'
import type {
  DomainHome,
  FieldRole,
  Known,
  Link,
  RoleView,
  RoleViews,
  Service,
  TodayRow,
  TodayWords,
  WorkplaceOf,
  WorkplaceView,
} from './domainHome'

/** What each domain shows on the tabs, in the order in which they show it. */
const shown = {
  account: accountHome,
  pass: passHome,
  course: courseHome,
  contest: contestHome,
  merchant: merchantHome,
  home: homeHome,
}

type RolesOf<Home> = Home extends { roles: infer Roles } ? keyof Roles : never
/** Doesn't compile while there is a role that no domain shows. */
export const everyRoleIsShown: Exclude<FieldRole, RolesOf<(typeof shown)[keyof typeof shown]>> extends never ? true : never = true

type KindsOf<Home> = Home extends { today: infer Today } ? keyof Today : never
/** Doesn't compile while there is a kind of thing of 今天 without words. */
export const everyKindHasWords: Exclude<keyof TodayKinds, KindsOf<(typeof shown)[keyof typeof shown]>> extends never ? true : never = true

const domains: readonly (readonly [string, DomainHome])[] = Object.entries(shown)
const homes = domains.map(([, home]) => home)

export const services: readonly Service[] = homes.flatMap((home) => home.services ?? [])
export const records: readonly Link[] = homes.flatMap((home) => home.records ?? [])
export const mineCards = domains.flatMap(([domain, { Mine }]) => (Mine ? { domain, Mine } : []))
export const keptShapes: { readonly [action: string]: string } = Object.fromEntries(
  homes.flatMap((home) => Object.entries(home.kept ?? {})).map(([name, shape]) => [name, shapeInApp(name, shape)]),
)

const today: Partial<TodayWords> = Object.assign({}, ...homes.map((home) => home.today))

/** A thing of 今天 in words, null for a kind that only a newer version knows. */
export function todayRow<Kind extends keyof TodayKinds>(thing: Extract<TodayThing, { kind: Kind }>, now: Date): TodayRow | null {
  const words: TodayWords[Kind] | undefined = today[thing.kind as Kind]
  return words?.(thing, now) ?? null
}

/** A newer server may know more roles than this version. */
const roles: Partial<RoleViews> = Object.assign({}, ...homes.map((home) => home.roles))

/** What somebody with this role is called. */
export const roleWord = (role: Workplace['role']) => (role === 'staff' ? '区工作人员' : (roles[role]?.word ?? '工作人员'))

/** What somebody with this role may do; null for one that this version doesn't know. */
export const roleMay = (role: Workplace['role']) => (role === 'staff' ? '在电脑上审核登记，管全区的岗位' : (roles[role]?.may ?? null))

/** How a role is shown, undefined for one that this version doesn't know. */
export const roleView = (role: FieldRole): RoleView<never> | undefined => roles[role]

/** A workplace as the tabs show it, null for one that this version doesn't know. */
export function workplaceView<Role extends FieldRole>(workplace: WorkplaceOf<Role>): WorkplaceView | null {
  const role: RoleView<WorkplaceOf<Role>> | undefined = roles[workplace.role]
  return role?.workplace(workplace) ?? null
}

/** What has been done or is to be done at a workplace today, null where nothing is known. */
export function todayAt<Role extends FieldRole>(workplace: WorkplaceOf<Role>, known: Known): string | null {
  const role: RoleView<WorkplaceOf<Role>> | undefined = roles[workplace.role]
  return role?.todayAt?.(workplace, known) ?? null
}
