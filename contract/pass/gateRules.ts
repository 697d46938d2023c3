import type { WorkKind } from '../account/rider'
import { minuteOfDay, minutesOf } from '../kernel/calendar'
import type { CompoundRules, DayWindow, Vehicle } from './compoundRules'
import type { GateRefusal } from './gateVerdict'

/** What of a compound decides at its gates. */
export interface GateConditions {
  readonly open: boolean
  readonly rules: CompoundRules
}

export interface RiderAtGate {
  readonly workKind: WorkKind
  readonly vehicle: Vehicle
  /** The approval on the white list; null: none. */
  readonly listing: { readonly until: Date } | null
  readonly now: Date
}

/**
 * May a rider whose pass holds come in here now? Null: yes. The first thing that stands against it is the answer; what a rider can change on
 * the spot (leaving the e-bike outside) comes last. Pure, so that the server and a guard's phone without network decide alike.
 */
export function refusalByRules({ open, rules }: GateConditions, { workKind, vehicle, listing, now }: RiderAtGate): GateRefusal | null {
  if (!open) return { reason: 'compoundClosed' }
  if (!rules.workKinds.includes(workKind)) return { reason: 'workKind', allowed: rules.workKinds }
  if (rules.who === 'whiteList' && !listing) return { reason: 'notOnWhiteList' }
  if (rules.who === 'whiteList' && listing && listing.until <= now) {
    return { reason: 'listingExpired', expiredAt: listing.until.toISOString() }
  }
  const minute = minuteOfDay(now)
  if (rules.hours.length > 0 && !isWithin(rules.hours, minute)) return { reason: 'outsideHours', hours: rules.hours }
  if (vehicle === 'eBike') return eBikeRefusal(rules, minute)
  return null
}

function eBikeRefusal({ eBikes, eBikesClosed }: CompoundRules, minute: number): GateRefusal | null {
  if (!eBikes) return { reason: 'eBike', closed: [] }
  return isWithin(eBikesClosed, minute) ? { reason: 'eBike', closed: eBikesClosed } : null
}

/** Is this minute in one of the windows? `from` counts, `to` doesn't; `to` before `from` goes over midnight; both alike: the whole day. */
const isWithin = (windows: readonly DayWindow[], minute: number) =>
  windows.some((window) => {
    const [from, to] = [minutesOf(window.from), minutesOf(window.to)]
    return from < to ? from <= minute && minute < to : minute >= from || minute < to
  })
