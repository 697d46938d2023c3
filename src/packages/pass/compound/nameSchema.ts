import * as z from 'zod/mini'
import { GateName, GuardLabel, ReaderName } from '../../../../contract/pass/compoundFields'

/** One name that is typed, as the contract wants it. */
export const gateSchema = z.strictObject({ name: GateName })
export const guardSchema = z.strictObject({ label: GuardLabel })
export const readerSchema = z.strictObject({ name: ReaderName })
