import { LIMITS } from '../../limits'
import { invalidParam } from '../refusal'
import { type Path, parsePath } from '../value/path'

/** An index as it is declared. */
export interface IndexDeclaration {
  readonly name: string
  /** Fields in order, each ascending or descending. The first may be a field with locations: documents without one are not in the index. */
  readonly keys: readonly (readonly [field: string, kind: 1 | -1 | '2dsphere'])[]
  readonly unique?: boolean
}

/** A collection as it is declared. The database ignores other fields of a declaration (rules, retention). */
export interface CollectionDeclaration {
  readonly name: string
  /** All indexes of the collection: others are dropped. Without this field the indexes stay unchanged. */
  readonly indexes?: readonly IndexDeclaration[]
}

export interface IndexKey {
  readonly field: string
  readonly path: Path
  readonly direction: 1 | -1
}

type Json = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Reads declarations from JSON. Refuses impossible indexes. */
export function readDeclarations(value: unknown): CollectionDeclaration[] {
  if (!Array.isArray(value)) throw invalidParam('"collections" must be a list of { name, indexes }.')
  return value.map((declaration) => {
    if (!isObject(declaration) || typeof declaration.name !== 'string') throw invalidParam('A collection needs a name.')
    const { name, indexes } = declaration
    if (indexes === undefined) return { name }
    if (!Array.isArray(indexes)) throw invalidParam(`The indexes of "${name}" must be a list.`)
    if (indexes.length > LIMITS.indexes) throw invalidParam(`"${name}" has ${indexes.length} indexes; the limit is ${LIMITS.indexes}.`)
    const read = indexes.map((index) => readIndex(name, index))
    const twice = read.find((index, position) => read.findIndex((other) => other.name === index.name) !== position)
    if (twice) throw invalidParam(`"${name}" declares the index "${twice.name}" twice.`)
    return { name, indexes: read }
  })
}

function readIndex(collection: string, value: unknown): IndexDeclaration {
  if (!isObject(value) || typeof value.name !== 'string' || value.name === '' || value.name === '_id_') {
    throw invalidParam(`An index of "${collection}" needs a name other than "_id_".`)
  }
  const what = `The index "${value.name}" of "${collection}"`
  const unknown = Object.keys(value).find((key) => !['name', 'keys', 'unique'].includes(key))
  if (unknown) throw invalidParam(`${what} has the field "${unknown}". It takes name, keys, unique.`)
  const keys = readKeys(value.keys, what)
  const unique = value.unique === true
  const hasPlace = keys[0]?.[1] === '2dsphere'
  if (keys.slice(1).some(([, kind]) => kind === '2dsphere') || (hasPlace && unique)) {
    throw invalidParam(`${what}: an index on places has one key of this kind, the first, and is not unique.`)
  }
  return unique ? { name: value.name, keys, unique } : { name: value.name, keys }
}

function readKeys(value: unknown, what: string): IndexDeclaration['keys'] {
  if (!Array.isArray(value) || value.length === 0) throw invalidParam(`${what} needs keys such as [["town", 1]].`)
  if (value.length > LIMITS.indexFields) throw invalidParam(`${what} has ${value.length} keys; the limit is ${LIMITS.indexFields}.`)
  return value.map((key: unknown) => {
    const [field, kind] = Array.isArray(key) ? key : []
    if (typeof field !== 'string' || (kind !== 1 && kind !== -1 && kind !== '2dsphere')) {
      throw invalidParam(`${what}: a key is [field, 1], [field, -1] or [field, "2dsphere"].`)
    }
    parsePath(field)
    return [field, kind] as const
  })
}

/** The keys of a declared sorted index. */
export const indexKeys = ({ keys }: IndexDeclaration): IndexKey[] =>
  keys.flatMap(([field, kind]) => (kind === '2dsphere' ? [] : [{ field, path: parsePath(field), direction: kind }]))
