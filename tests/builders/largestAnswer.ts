/** The part of JSON Schema that answers are described by. */
export interface JsonSchema {
  readonly type?: string | readonly string[]
  readonly format?: string
  readonly pattern?: string
  readonly maxLength?: number
  readonly maxItems?: number
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly JsonSchema[]
  readonly oneOf?: readonly JsonSchema[]
  readonly items?: JsonSchema
  readonly properties?: Readonly<Record<string, JsonSchema>>
}

/** What holds a length that the schema itself doesn't name. */
export interface Bounds {
  /** By the name of the field: so many characters, of one byte where they are `ascii`, else of three. */
  readonly texts: Readonly<Record<string, number | { readonly ascii: number }>>
  /** By the path of the list, or by its name where all lists of that name are alike. */
  readonly rows: Readonly<Record<string, readonly [most: number, why: string]>>
}

const nameIn = (path: string) => path.slice(path.lastIndexOf('.') + 1).replace('[]', '')

const rowsOf = ({ maxItems }: JsonSchema, path: string, { rows }: Bounds): number | undefined =>
  (rows[path] ?? rows[nameIn(path)])?.[0] ?? maxItems

/** Of what a domain describes itself, and what the schema so doesn't describe. */
const isOpen = ({ type, const: value, enum: values }: JsonSchema) => type === undefined && value === undefined && values === undefined

/** Ids and instants have their own length. */
const FORMATS: Readonly<Record<string, number>> = { 'date-time': 24, date: 10 }
const ID = /^\^(\w+)_\[a-z0-9\]\{1,40\}\$$/

function lengthOf({ format = '', pattern = '', maxLength }: JsonSchema, path: string, { texts }: Bounds): number | null {
  const fixed = FORMATS[format]
  if (fixed !== undefined) return fixed
  const [, prefix] = ID.exec(pattern) ?? []
  if (prefix !== undefined) return prefix.length + 41
  const known = texts[nameIn(path)]
  if (typeof known === 'object') return known.ascii
  const characters = maxLength ?? known
  return characters === undefined ? null : 3 * characters
}

/** The schemas of which one holds: what may be null is written as a list of types. */
function choicesOf(schema: JsonSchema): readonly JsonSchema[] | undefined {
  const { type, anyOf, oneOf } = schema
  return typeof type === 'object' ? type.map((one) => ({ ...schema, type: one })) : (anyOf ?? oneOf)
}

const NUMERIC = ['number', 'integer', 'boolean', 'null']

/** Everything of an answer whose length nobody knows. */
export function unboundedIn(schema: JsonSchema, path: string, bounds: Bounds): string[] {
  const choices = choicesOf(schema)
  if (choices) return [...new Set(choices.flatMap((one) => unboundedIn(one, path, bounds)))]
  if (schema.const !== undefined || schema.enum) return []
  if (schema.type === 'string' || isOpen(schema)) return lengthOf(schema, path, bounds) === null ? [path] : []
  if (schema.type === 'array') {
    const open = rowsOf(schema, path, bounds) === undefined ? [`${path}[]`] : []
    return [...open, ...unboundedIn(schema.items ?? {}, `${path}[]`, bounds)]
  }
  if (schema.type === 'object') {
    return Object.entries(schema.properties ?? {}).flatMap(([name, one]) => unboundedIn(one, `${path}.${name}`, bounds))
  }
  return NUMERIC.includes(String(schema.type)) ? [] : [path]
}

/** A number with its sign and comma. */
const NUMBER = 24

/** The bytes of the largest value as JSON. */
export function bytesOf(schema: JsonSchema, path: string, bounds: Bounds): number {
  const choices = choicesOf(schema)
  if (choices) return Math.max(...choices.map((one) => bytesOf(one, path, bounds)))
  if (schema.const !== undefined) return JSON.stringify(schema.const).length
  if (schema.enum) return Math.max(...schema.enum.map((one) => JSON.stringify(one).length))
  if (schema.type === 'string' || isOpen(schema)) return (lengthOf(schema, path, bounds) ?? 0) + 2
  if (schema.type === 'array') {
    const most = rowsOf(schema, path, bounds) ?? 0
    return 2 + most * (bytesOf(schema.items ?? {}, `${path}[]`, bounds) + 1)
  }
  if (schema.type === 'object') {
    const fields = Object.entries(schema.properties ?? {})
    return fields.reduce((sum, [name, one]) => sum + name.length + 4 + bytesOf(one, `${path}.${name}`, bounds), 2)
  }
  return NUMBER
}
