import type { CompoundId, GateId } from '../../../contract/pass/ids'
import { type UseDocument, uses } from './pass/useDocument'

/** Which uses of a compound; what is left out doesn't matter. */
export interface UseFilter {
  readonly gateId?: GateId | undefined
  readonly outcome?: UseDocument['outcome'] | undefined
}

export interface Stretch {
  /** Inclusive. */
  readonly from: Date
  /** Exclusive. */
  readonly before: Date
}

/** The uses at a compound in a stretch of time, the newest first, by the index that fits the filter. */
export function findUses(place: CompoundId, { gateId, outcome }: UseFilter, { from, before: after }: Stretch, limit: number) {
  const stretch = { from, after, limit }
  if (gateId && outcome) return uses.find('placeGateOutcome', { equals: { place, gateId, outcome }, ...stretch })
  if (gateId) return uses.find('placeGate', { equals: { place, gateId }, ...stretch })
  if (outcome) return uses.find('placeOutcome', { equals: { place, outcome }, ...stretch })
  return uses.find('place', { equals: { place }, ...stretch })
}
