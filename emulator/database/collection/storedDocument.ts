import { deserialize, EJSON, serialize } from 'bson'
import { LIMITS } from '../../limits'
import { invalidParam, requestFailed } from '../refusal'
import { type Doc, isArray, isDoc, type Value } from '../value/value'

/** The id of a document. Objects are refused as ids. */
export type Id = string | number

/** One version of a document. It is immutable; a write creates a new version. */
export class StoredDocument {
  #doc: Doc | undefined
  #text: string | undefined

  /**
   * @param bytes the document as BSON
   * @param order the position of its first insertion: the natural order of a collection
   */
  constructor(
    readonly id: Id,
    readonly bytes: Uint8Array,
    readonly order: number,
  ) {}

  get doc(): Doc {
    if (!this.#doc) this.#doc = deserialize(this.bytes)
    return this.#doc
  }

  /** The document as the JSON text that the SDK receives. */
  get text(): string {
    this.#text ??= toText(this.doc)
    return this.#text
  }
}

/** The document as the service answers it: an ObjectId is its 24 digits. */
export const toText = (doc: Doc): string => {
  const text = EJSON.stringify(doc, { relaxed: true })
  return text.includes('"$oid":') ? JSON.stringify(JSON.parse(text), (_name, value) => value?.$oid ?? value) : text
}

/** Validates a document as MongoDB does on every write, and returns its BSON. */
export function toBytes(doc: Doc): Uint8Array {
  for (const [name, value] of Object.entries(doc)) checkField(name, value)
  const bytes = serialize(doc)
  if (bytes.length > LIMITS.documentBytes) {
    throw requestFailed(
      `The document has ${bytes.length} bytes; the limit is ${LIMITS.documentBytes}. Bound what it collects, or split it.`,
    )
  }
  return bytes
}

function checkField(name: string, value: Value): void {
  if (name.startsWith('$') || name.includes('.') || name === '') {
    throw requestFailed(`"${name}" can't be stored as a field name: names are not empty, don't begin with "$" and contain no ".".`)
  }
  checkValue(value, name)
}

function checkValue(value: Value, name: string): void {
  if (value instanceof RegExp) throw requestFailed(`"${name}" holds a regular expression, which can't be stored. Store its text.`)
  if (isArray(value)) for (const element of value) checkValue(element, name)
  else if (isDoc(value)) for (const [inner, held] of Object.entries(value)) checkField(inner, held)
}

/** Reads the id of a new document. */
export function toId(value: Value | undefined): Id {
  if (typeof value === 'string' && value !== '') return value
  if (typeof value === 'number' && Number.isFinite(value)) return value
  throw invalidParam('An _id must be a non-empty string or a number.')
}
