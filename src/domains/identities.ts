import { HOUR_MS } from '../../contract/kernel/duration'
import type { Workplace } from '../../contract/kernel/roles'
import type { TodayThing } from '../../contract/kernel/today'
import { serverNow } from '../services/clock'
import { dropStored, readStored, whenForgotten, writeStored } from '../services/phoneStorage'
import { createStore } from '../services/store'
import { roleView, roleWord, workplaceView } from '.'
import type { FieldRole, Me, NextThing, WorkplaceOf } from './domainHome'
import { tabs } from './pages'

export type FieldWorkplace = WorkplaceOf<FieldRole>

/** As what somebody uses the app: for themselves, or for the work at some places. */
export interface Identity {
  /** Names it on this phone. */
  key: string
  word: string
  /** Empty for oneself. */
  workplaces: readonly FieldWorkplace[]
}

const OWN: Identity = { key: 'own', word: '小哥', workplaces: [] }

/** The role and its place, which don't change as long as somebody works there, as the server knows them. */
export const grantOf = (workplace: FieldWorkplace) =>
  Object.fromEntries(Object.entries(workplace).filter(([field]) => field === 'role' || field.endsWith('Id')))

export const keyOfWorkplace = (workplace: FieldWorkplace) => Object.values(grantOf(workplace)).join(':')

const isField = (workplace: Workplace): workplace is FieldWorkplace => workplace.role !== 'staff' && roleView(workplace.role) !== undefined

/** The workplaces that this version can show. */
export const fieldWorkplaces = (workplaces: readonly Workplace[]) => workplaces.filter(isField)

/** All that somebody is here. Who rides for nobody and works somewhere is here for that work. */
export function identitiesOf({ rider, workplaces }: Pick<Me, 'rider' | 'workplaces'>): Identity[] {
  const identities: Identity[] = []
  for (const workplace of fieldWorkplaces(workplaces)) {
    const { role } = workplace
    const key = roleView(role)?.nextOfAll ? role : keyOfWorkplace(workplace)
    const known = identities.find((one) => one.key === key)
    if (known) known.workplaces = [...known.workplaces, workplace]
    else identities.push({ key, word: key === role ? roleWord(role) : wordAt(workplace), workplaces: [workplace] })
  }
  return rider || identities.length === 0 ? [OWN, ...identities] : identities
}

const wordAt = (workplace: FieldWorkplace) => [roleWord(workplace.role), workplaceView(workplace)?.title].filter(Boolean).join(' · ')

/** The one big thing for somebody who is here for this work. */
export function nextFor({ workplaces }: Identity, today: readonly TodayThing[], now: Date): NextThing | null {
  const [first] = workplaces
  if (!first) return null
  const view = workplaceView(first)
  const here = view && { open: () => goToWork(first), ...view.next, ...view.leads, note: view.title }
  return roleView(first.role)?.nextOfAll?.(today, now) ?? here
}

/** A shift is not longer. */
const SHIFT_MS = 12 * HOUR_MS

interface Chosen {
  key: string
  at: number
}

const isRecent = (chosen: Chosen | null): chosen is Chosen => chosen !== null && serverNow().getTime() - chosen.at < SHIFT_MS

const chosen = createStore<Chosen | null>(null)
whenForgotten(() => chosen.set(null))

/** Whether the app has just been opened, at its home page: then whoever is on duty goes on there, once. */
let justOpened = false

/** Runs once at the app's launch. `path`: of the page with which it opens. */
export function restoreIdentity(path: string): void {
  chosen.set(readStored<Chosen>('identity'))
  justOpened = path.includes(tabs.home)
}

/** Says as what somebody uses the app from now on, for the length of a shift. Whoever was on duty is no longer. */
export function chooseIdentity({ key }: Identity): void {
  const choice = { key, at: serverNow().getTime() }
  chosen.set(choice)
  writeStored('identity', choice)
  dropStored('onDuty')
}

/** As what somebody uses the app now: the last choice of the past twelve hours, else what they are first. */
export function useIdentity(identities: readonly Identity[]): Identity {
  const last = chosen.use()
  return (isRecent(last) && identities.find(({ key }) => key === last.key)) || identities[0] || OWN
}

/** What the work of a shift is called; undefined for work that takes none. */
export const dutyOf = ({ role }: FieldWorkplace) => roleView(role)?.duty

/** Opens a workplace. Where the work takes a shift, the app opens there again until it is over. */
export function goToWork(workplace: FieldWorkplace): unknown {
  if (dutyOf(workplace)) writeStored('onDuty', { key: keyOfWorkplace(workplace), at: serverNow().getTime() })
  return workplaceView(workplace)?.open()
}

/** At the app's launch: whoever was on duty within the past twelve hours, and still has the post, goes on there. */
export function resumeDuty({ workplaces }: Pick<Me, 'workplaces'>): void {
  if (!justOpened) return
  justOpened = false
  const last = readStored<Chosen>('onDuty')
  const workplace = isRecent(last) ? fieldWorkplaces(workplaces).find((one) => keyOfWorkplace(one) === last.key) : undefined
  if (workplace) goToWork(workplace)
}
