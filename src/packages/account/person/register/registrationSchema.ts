import * as z from 'zod/mini'
import { RegistrationForm, type RiderView, type WorkKind } from '../../../../../contract/account/rider'
import { FileId, IdNumber } from '../../../../../contract/kernel/fields'

/** What the form holds while it is filled in. `phone` is never in it: the number is bound by its own button, so it can only be missing. */
export interface RegistrationValues {
  realName: string
  idNumber: string
  phone: never
  workKind: WorkKind
  stationId: string
  photo: string
}

/** The contract's form, in the order of the page. What was given before may be left out now. */
export function registrationSchema(given: Pick<RiderView, 'idNumberMasked' | 'phoneMasked' | 'photoUrl'> | null) {
  const { realName, idNumber, workKind, stationId, photo } = RegistrationForm.shape
  return z.strictObject({
    realName,
    idNumber: given?.idNumberMasked ? idNumber : IdNumber,
    phone: given?.phoneMasked ? z.optional(z.never()) : z.string(),
    workKind,
    stationId,
    photo: given?.photoUrl ? photo : FileId,
  })
}

const keysOf = <T extends object>(object: T) => Object.keys(object) as (keyof T)[]

const Draft = z.partial(RegistrationForm)
export type Draft = z.input<typeof Draft>

/** The fields that are filled in right: the rest is not fit to be saved yet. */
export function validFields(values: Partial<Record<keyof RegistrationValues, string | undefined>>): Draft {
  const valid = keysOf(RegistrationForm.shape).filter(
    (field) => values[field] && RegistrationForm.shape[field].safeParse(values[field]).success,
  )
  return Draft.parse(Object.fromEntries(valid.map((field) => [field, values[field]])))
}
