/** The part of JSON Schema that answers are described by. */
export interface JsonSchema {
  readonly type?: string
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
  /** By the path of the list. */
  readonly rows: Readonly<Record<string, readonly [most: number, why: string]>>
}

const nameIn = (path: string) => path.slice(path.lastIndexOf('.') + 1).replace('[]', '')

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

const choicesOf = ({ anyOf, oneOf }: JsonSchema) => anyOf ?? oneOf

/** Everything of an answer whose length nobody knows. */
export function unboundedIn(schema: JsonSchema, path: string, bounds: Bounds): string[] {
  const choices = choicesOf(schema)
  if (choices) return [...new Set(choices.flatMap((one) => unboundedIn(one, path, bounds)))]
  if (schema.const !== undefined || schema.enum) return []
  if (schema.type === 'string') return lengthOf(schema, path, bounds) === null ? [path] : []
  if (schema.type === 'array') {
    const open = schema.maxItems === undefined && !(path in bounds.rows) ? [`${path}[]`] : []
    return [...open, ...unboundedIn(schema.items ?? {}, `${path}[]`, bounds)]
  }
  if (schema.type === 'object') {
    return Object.entries(schema.properties ?? {}).flatMap(([name, one]) => unboundedIn(one, `${path}.${name}`, bounds))
  }
  return ['number', 'integer', 'boolean', 'null'].includes(schema.type ?? '') ? [] : [path]
}

/** A number with its sign and comma. */
const NUMBER = 24

/** The bytes of the largest value as JSON. */
export function bytesOf(schema: JsonSchema, path: string, bounds: Bounds): number {
  const choices = choicesOf(schema)
  if (choices) return Math.max(...choices.map((one) => bytesOf(one, path, bounds)))
  if (schema.const !== undefined) return JSON.stringify(schema.const).length
  if (schema.enum) return Math.max(...schema.enum.map((one) => JSON.stringify(one).length))
  if (schema.type === 'string') return (lengthOf(schema, path, bounds) ?? 0) + 2
  if (schema.type === 'array') {
    const most = bounds.rows[path]?.[0] ?? schema.maxItems ?? 0
    return 2 + most * (bytesOf(schema.items ?? {}, `${path}[]`, bounds) + 1)
  }
  if (schema.type === 'object') {
    const fields = Object.entries(schema.properties ?? {})
    return fields.reduce((sum, [name, one]) => sum + name.length + 4 + bytesOf(one, `${path}.${name}`, bounds), 2)
  }
  return NUMBER
}
