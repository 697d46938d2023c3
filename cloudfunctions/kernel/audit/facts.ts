import * as z from 'zod/mini'
import { isPseudonymous } from '../../../contract/kernel/facts'

/** What was decided, as the audit trail keeps it: ids of ours, options, numbers, dates. Never anything that somebody typed. */
export type AuditFacts = Readonly<Record<string, string | number | boolean | null>>

/** The most facts of an entry; an input has far fewer. */
const MOST_FACTS = 40
/** The most elements of a list of ids that are kept, and the most bytes that the elements of another list take. */
const MOST_ELEMENTS = 30
const MOST_BYTES = 1000
/** The longest id. */
const LONGEST_TEXT = 100

type Schema = z.core.$ZodType
type Scalar = string | number | boolean | null
type Found = readonly (readonly [name: string, value: Scalar])[]

/** A keyed hash of this value: whoever has the value can show that it was this one, and nobody else can learn it. */
export type HashOf = (value: unknown) => string

/**
 * The facts of an input, by its schema: only fields whose schema leaves no room for free text. So a new field is on record by itself, and no
 * name, number or sentence of a person can get there. The names of nested fields are joined: `measureKind`.
 *
 * @param hashOf adds to each list of objects what proves all of it, also what was typed
 */
export const factsIn = (schema: Schema, input: unknown, hashOf?: HashOf): AuditFacts =>
  Object.fromEntries(factsOf(schema, input, '', hashOf).slice(0, MOST_FACTS))

function factsOf(schema: Schema, value: unknown, name: string, hashOf?: HashOf): Found {
  const { def } = (schema as z.core.$ZodTypes)._zod
  if (value === undefined) return []
  switch (def.type) {
    case 'optional':
    case 'nullable':
    case 'default':
    case 'readonly':
      return value === null ? [[name, null]] : factsOf(def.innerType, value, name, hashOf)
    case 'object':
      return Object.entries(def.shape).flatMap(([field, inner]) => factsOf(inner, fieldOf(value, field), joined(name, field), hashOf))
    case 'union': {
      const option = def.options.find((one) => z.safeParse(one, value).success)
      return option ? factsOf(option, value, name, hashOf) : []
    }
    case 'array':
      return listFacts(def.element, value, name, hashOf)
    default:
      return isFactual(schema) ? scalarsIn(value, name) : []
  }
}

/** A list of ids or options is one fact. Of any other list its length, its hash and the facts of its first elements are kept. */
function listFacts(element: Schema, value: unknown, name: string, hashOf?: HashOf): Found {
  if (!Array.isArray(value)) return []
  const length: Found = [[joined(name, 'count'), value.length]]
  if (value.length === 0) return length
  if (isFactual(element)) return [...length, [name, value.slice(0, MOST_ELEMENTS).map(String).join(' ')]]
  const elements = firstOf(value.map((one) => Object.fromEntries(factsOf(element, one, ''))))
  const hash: Found = hashOf ? [[joined(name, 'hash'), hashOf(value)]] : []
  return [...length, ...hash, ...(elements === null ? [] : [[name, elements] as const])]
}

/** As many of the first elements as there is room for, as JSON; null: they have no facts. */
function firstOf(elements: readonly object[]): string | null {
  if (elements.every((one) => Object.keys(one).length === 0)) return null
  const kept: string[] = []
  let bytes = 2
  for (const text of elements.map((one) => JSON.stringify(one))) {
    bytes += Buffer.byteLength(text) + 1
    if (bytes > MOST_BYTES) break
    kept.push(text)
  }
  return `[${kept.join()}]`
}

/** The fields that leave something in the facts. */
export const factualFieldsOf = (shape: Readonly<Record<string, Schema>>): string[] =>
  Object.entries(shape).flatMap(([field, schema]) => (leavesFacts(schema) ? [field] : []))

function leavesFacts(schema: Schema): boolean {
  const { def } = (schema as z.core.$ZodTypes)._zod
  switch (def.type) {
    case 'optional':
    case 'nullable':
    case 'default':
    case 'readonly':
      return leavesFacts(def.innerType)
    case 'object':
      return Object.values(def.shape).some(leavesFacts)
    case 'union':
      return def.options.some(leavesFacts)
    case 'array':
      return true
    default:
      return isFactual(schema)
  }
}

/** Whether every value of the schema may be on record. */
export function isFactual(schema: Schema): boolean {
  if (isPseudonymous(schema)) return true
  const { def } = (schema as z.core.$ZodTypes)._zod
  if (def.type === 'string') return 'format' in def && (def.format === 'datetime' || def.format === 'date')
  return ['enum', 'literal', 'boolean', 'number', 'int'].includes(def.type)
}

/** The scalars of a value, also of one whose schema only a domain knows, like a grant. */
function scalarsIn(value: unknown, name: string): Found {
  if (typeof value === 'string') return [[name, value.slice(0, LONGEST_TEXT)]]
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return [[name, value]]
  return Object.entries(Object(value)).flatMap(([field, inner]) => scalarsIn(inner, joined(name, field)))
}

const fieldOf = (value: unknown, field: string): unknown => new Map(Object.entries(Object(value))).get(field)

const joined = (name: string, field: string) => (name === '' ? field : `${name}${field.charAt(0).toUpperCase()}${field.slice(1)}`)
