import type { WorkKind } from '../account/rider'
import { minuteOfDay, minutesOf } from '../kernel/calendar'
import type { CompoundRules, DayWindow, Vehicle } from './compoundRules'
import type { GateRefusal } from './gateVerdict'

/** The part of a compound that decides who may come in. */
export interface GateConditions {
  readonly open: boolean
  readonly rules: CompoundRules
}

/** A rider at a gate, whose pass is active. */
export interface RiderAtGate {
  readonly workKind: WorkKind
  readonly vehicle: Vehicle
  /** The rider's approval for the white list; null: there is none. */
  readonly listing: { readonly until: Date } | null
  readonly now: Date
}

/** Whether the rules let anybody of this kind of work in. */
export const admitsKind = ({ workKinds }: CompoundRules, workKind: WorkKind): boolean => workKinds.includes(workKind)

/**
 * Why the compound's rules keep a rider with an active pass out now; null: they don't. The first reason found is the answer; what a rider can
 * change on the spot (leaving the e-bike outside) is checked last. The server and a guard's phone without network decide by this same function.
 */
export function refusalByRules({ open, rules }: GateConditions, { workKind, vehicle, listing, now }: RiderAtGate): GateRefusal | null {
  if (!open) return { reason: 'compoundClosed' }
  if (!admitsKind(rules, workKind)) return { reason: 'workKind', allowed: rules.workKinds }
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

/** Whether a minute lies in one of the windows (see `DayWindow` for what a window is). */
export const isWithin = (windows: readonly DayWindow[], minute: number) =>
  windows.some((window) => {
    const [from, to] = [minutesOf(window.from), minutesOf(window.to)]
    return from < to ? from <= minute && minute < to : minute >= from || minute < to
  })
