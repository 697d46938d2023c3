import * as z from 'zod/mini'

/** What property managers type. The phone's forms check by the same schemas without loading every action of a compound. */

const text = (most: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(most))

/** A public number: an office or a gate, never somebody's own. Digits, spaces and dashes. */
export const Hotline = z.string().check(z.trim(), z.regex(/^[0-9][0-9 -]{4,18}[0-9]$/))

/** What riders should know inside: where to park, which lift. */
export const CompoundNote = text(120)

export const GateName = text(12)

/** How the property manager calls a guard, e.g. 西门老王. */
export const GuardLabel = text(12)

export const ReaderName = text(20)
