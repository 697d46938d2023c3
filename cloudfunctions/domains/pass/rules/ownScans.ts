import { HOUR_MS } from '../../../../contract/kernel/duration'
import type { GateRefusal, UseMethod } from '../../../../contract/pass/gateVerdict'
import type { CompoundId } from '../../../../contract/pass/ids'
import type { PassDocument } from '../documents/pass'

/** Enough for a rider who goes in and out every four minutes. More than that only fills the compounds' logs. */
const MAX_SCANS = 30

const within = (scans: readonly Date[], now: Date) => scans.filter((at) => now.getTime() - at.getTime() < HOUR_MS)

interface Scan {
  readonly method: UseMethod
  readonly direction: 'in' | 'out'
  readonly compound: { readonly _id: CompoundId }
  readonly at: Date
}

/**
 * Why a rider's own scan of a posted code is not recorded; null: it is. A code on a wall can be scanned as often as somebody likes, so riders
 * have a number of scans in an hour. Leaving the compound where they are inside is always recorded: there are no more of these than arrivals.
 */
export function refusalOfOwnScan(
  { ownScans = [], insideOf }: Pick<PassDocument, 'ownScans' | 'insideOf'>,
  { method, direction, compound, at }: Scan,
): GateRefusal | null {
  if (method !== 'gateCode' || (direction === 'out' && insideOf === compound._id)) return null
  const oldest = within(ownScans, at).at(-MAX_SCANS)
  return oldest ? { reason: 'tooManyScans', until: new Date(oldest.getTime() + HOUR_MS).toISOString() } : null
}

/** The rider's scans with this one, as the pass keeps them. */
export const withOwnScan = ({ ownScans = [] }: Pick<PassDocument, 'ownScans'>, at: Date): readonly Date[] =>
  [...within(ownScans, at), at].slice(-MAX_SCANS)
