import * as z from 'zod/mini'
import { isPublic } from '../../../contract/kernel/text'
import { anIdNumber } from '../idNumbers'
import { hasForm, typeOf } from '../inputs'
import { nextNumber } from './samples/sample'

type Schema = z.core.$ZodType

/** A text that was put into a field of an input and stands nowhere else. */
export interface Canary {
  readonly text: string
  /** The contract says that the text may be stored as it is. */
  readonly isPublic: boolean
}

/** The input with what `put` answers in every field that takes a text of one's own, also in those that were left out. */
function withTexts(schema: Schema, value: unknown, put: (schema: Schema, value: unknown) => unknown): unknown {
  const { def } = (schema as z.core.$ZodTypes)._zod
  switch (def.type) {
    case 'object': {
      const given = new Map(Object.entries(Object(value)))
      const fields = Object.entries(def.shape).map(([key, inner]) => [key, withTexts(inner, given.get(key), put)] as const)
      return Object.fromEntries(fields.filter(([, inner]) => inner !== undefined))
    }
    case 'optional':
    case 'nullable':
      return (value ?? null) === null && !SIMPLE.includes(typeOf(def.innerType)) ? value : withTexts(def.innerType, value, put)
    case 'array':
      return Array.isArray(value) ? value.map((one) => withTexts(def.element, one, put)) : value
    case 'union': {
      const option = def.options.find((one) => z.safeParse(one, value).success)
      return option ? withTexts(option, value, put) : value
    }
    default:
      return isFreeText(schema) ? put(schema, value) : value
  }
}

/** Types of fields that can be filled in where they were left out. */
const SIMPLE = ['string', 'optional', 'nullable']

export const isFreeText = (schema: Schema) => typeOf(schema) === 'string' && !hasForm(schema)

/** Six characters that no name has, and an identity number. */
const candidates = (number: number) => [
  String.fromCodePoint(...Array.from({ length: 6 }, (_, at) => 0x3400 + ((number * 6 + at) % 6000))),
  anIdNumber({ person: 3000 + number }),
]

interface Asked<In> {
  readonly input: In
  readonly canaries: readonly Canary[]
}

/**
 * What to ask, the first that succeeds: with a canary in every field that takes one; with what is public as it was, for it may have to be the number
 * of something; and as it was, for a code must be the right one.
 */
export const withCanaries = <In>(schema: Schema, input: In): readonly Asked<In>[] => [
  filled(schema, input, () => true),
  filled(schema, input, (field) => !isPublic(field)),
  filled(schema, input, () => false),
]

function filled<In>(schema: Schema, input: In, isMeant: (field: Schema) => boolean): Asked<In> {
  const canaries: Canary[] = []
  const put = (field: Schema, value: unknown) => {
    const made = isMeant(field) ? candidates(nextNumber()).find((one) => z.safeParse(field, one).success) : undefined
    const text = made ?? (isPublic(field) ? undefined : value)
    if (typeof text === 'string') canaries.push({ text, isPublic: isPublic(field) })
    return made ?? value
  }
  return { input: withTexts(schema, input, put) as In, canaries }
}
