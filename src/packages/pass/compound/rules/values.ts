import type { WorkKind } from '../../../../../contract/account/rider'
import type { CompoundRules, DayWindow } from '../../../../../contract/pass/compoundRules'
import { workKindText } from '../../../account/words/rider'

/** The rules as the form holds them: what was chosen once is kept while the other choice is tried out. */
export interface RulesValues {
  who: CompoundRules['who']
  workKinds: WorkKind[]
  limited: boolean
  hours: DayWindow[]
  eBikes: boolean
  eBikesClosed: DayWindow[]
}

const allKinds = Object.keys(workKindText) as WorkKind[]
const inOrder = (kinds: readonly WorkKind[]) => allKinds.filter((kind) => kinds.includes(kind))
const windowOf = ({ from, to }: DayWindow): DayWindow => ({ from, to })

export const valuesOf = ({ who, workKinds, hours, eBikes, eBikesClosed }: CompoundRules): RulesValues => ({
  who,
  workKinds: inOrder(workKinds),
  limited: hours.length > 0,
  hours: hours.map(windowOf),
  eBikes,
  eBikesClosed: eBikesClosed.map(windowOf),
})

export const rulesOf = ({ who, workKinds, limited, hours, eBikes, eBikesClosed }: RulesValues): CompoundRules => ({
  who,
  workKinds,
  hours: limited ? hours : [],
  eBikes,
  eBikesClosed: eBikes ? eBikesClosed : [],
})

export const toggled = (kinds: readonly WorkKind[], kind: WorkKind): WorkKind[] =>
  inOrder(kinds.includes(kind) ? kinds.filter((one) => one !== kind) : [...kinds, kind])

/** What is wrong with each part, in words; nothing: it can be saved. */
export interface Problems {
  workKinds?: string
  hours?: string
}

export function problemsIn({ workKinds, limited, hours }: RulesValues): Problems {
  return {
    ...(workKinds.length === 0 && { workKinds: '至少选一种，不然谁也进不来' }),
    ...(limited && hours.length === 0 && { hours: '至少加一段时间；不限时间就选“全天”' }),
  }
}
