import * as z from 'zod/mini'
import { readPhoneNumber } from '../kernel/phoneNumber'
import { asPublic, Text } from '../kernel/text'

/** What property managers type. These schemas have a file of their own so that the phone's forms can load them without all the actions. */

/**
 * The public phone number of an office or a gate: any that can be dialled, written plainly (`contract/kernel/phoneNumber`). A mobile number is taken, because
 * many gates have no other one; nobody can see from it whether it is the one on duty or somebody's own, so the form asks.
 */
export const Hotline = asPublic(
  z.string().check(
    z.maxLength(60, { abort: true }),
    z.overwrite((value) => readPhoneNumber(value) ?? value),
    z.refine<string>((value) => readPhoneNumber(value) !== null, { params: { rule: 'phone_number' } }),
  ),
)

/** What riders should know inside: where to park, which lift. */
export const CompoundNote = asPublic(Text.multiLine(1, 120))

export const GateName = asPublic(Text.line(1, 12))

/** The name that the property manager uses for a guard, e.g. 西门老王. */
export const GuardLabel = Text.line(1, 12)

export const ReaderName = asPublic(Text.line(1, 20))
