import * as z from 'zod/mini'

/** What property managers type. These schemas have a file of their own so that the phone's forms can load them without all the actions. */

const text = (most: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(most))

/** The public phone number of an office or a gate, never a personal one. Digits, spaces and dashes. */
export const Hotline = z.string().check(z.trim(), z.regex(/^[0-9][0-9 -]{4,18}[0-9]$/))

/** What riders should know inside: where to park, which lift. */
export const CompoundNote = text(120)

export const GateName = text(12)

/** The name that the property manager uses for a guard, e.g. 西门老王. */
export const GuardLabel = text(12)

export const ReaderName = text(20)
