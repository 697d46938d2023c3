import * as z from 'zod/mini'
import { WorkKind } from '../account/rider'

/** A time of day in Shanghai, `13:30`. `24:00` doesn't exist: a window to midnight ends at `00:00`. */
export const ClockTime = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/))

/**
 * Part of a day, from `from` (inclusive) to `to` (exclusive). If `to` is before `from`, it goes over midnight; if both are the same, it is the
 * whole day.
 */
export const DayWindow = z.strictObject({ from: ClockTime, to: ClockTime })
export type DayWindow = z.output<typeof DayWindow>

const windows = z.array(DayWindow).check(z.maxLength(4))

/** Which riders may come in, when and how. Each compound sets its own rules, and riders read them before they come. */
export const CompoundRules = z.strictObject({
  /** `anyPass`: riders with an active pass. `whiteList`: only riders whom the property manager has put on the white list (白名单). */
  who: z.enum(['anyPass', 'whiteList']),
  workKinds: z.array(WorkKind).check(z.minLength(1), z.maxLength(WorkKind.options.length)),
  /** When riders may come in; empty: at any time. */
  hours: windows,
  eBikes: z.boolean(),
  /** Times at which e-bikes must stay outside although they are allowed. */
  eBikesClosed: windows,
})
export type CompoundRules = z.output<typeof CompoundRules>

/** How a rider comes in. The rules for e-bikes don't apply on foot. */
export const Vehicle = z.enum(['eBike', 'foot'])
export type Vehicle = z.output<typeof Vehicle>
