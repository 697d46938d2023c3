import { LIMITS } from '../../limits'
import type { AdminBody } from '../../plugin'
import { invalidParam, tooLarge, unsupported } from '../refusal'
import { decodeDoc } from '../value/decode'
import type { Doc } from '../value/value'

/** The fields that the SDK puts into every request. */
const COMMON = new Set([
  'action',
  'envName',
  'wxCloudApiToken',
  'wxCloudbaseAccesstoken',
  'tcb_sessionToken',
  'sessionToken',
  'crossAuthorizationToken',
])

/** Refuses fields that the action does not know. Ignoring them would silently give wrong results. */
export function checkFields(body: AdminBody, known: readonly string[]): void {
  for (const field of Object.keys(body)) {
    if (COMMON.has(field) || known.includes(field)) continue
    if (field === 'instance' || field === 'database')
      throw unsupported('other database instances', 'Call app.database() without instance and database.')
    throw invalidParam(`${body.action} does not know the field "${field}". It takes ${known.join(', ') || 'no fields'}.`)
  }
}

export function readText(body: AdminBody, field: string): string {
  const value = body[field]
  if (typeof value === 'string' && value !== '') return value
  throw invalidParam(`${body.action} needs "${field}", a text.`)
}

export function readFlag(body: AdminBody, field: string, otherwise: boolean): boolean {
  const value = body[field] ?? otherwise
  if (typeof value === 'boolean') return value
  throw invalidParam(`"${field}" must be true or false.`)
}

/** A whole number from `least` to `most`. */
export function readCount(body: AdminBody, field: string, otherwise: number, least: number, most: number): number {
  const value = body[field] ?? otherwise
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value
  throw invalidParam(`"${field}" must be a whole number from ${least} to ${most}, not ${JSON.stringify(value)}.`)
}

/** Reads an optional EJSON object. The SDK sends an empty text for a query without `where`. */
export function readDoc(body: AdminBody, field: string, now: Date): Doc {
  const text = body[field]
  return text === undefined || text === null || text === '' ? {} : decodeDoc(text, `"${field}"`, now)
}

export function isDocQuery(body: AdminBody): boolean {
  const type = body.queryType ?? 'WHERE'
  if (type === 'DOC' || type === 'WHERE') return type === 'DOC'
  throw invalidParam('"queryType" must be DOC or WHERE.')
}

/** The transaction that an action belongs to, if any. */
export const transactionOf = (body: AdminBody): string | undefined =>
  body.transactionId === undefined || body.transactionId === null ? undefined : readText(body, 'transactionId')

const bytesOf = (texts: readonly unknown[]) => texts.reduce<number>((sum, text) => sum + Buffer.byteLength(String(text)), 0)

/** Refuses a write with more data than the service takes at once. */
export function checkWriteSize({ action, data }: AdminBody): void {
  const bytes = bytesOf(Array.isArray(data) ? data : [data])
  if (bytes > LIMITS.writeBytes)
    throw tooLarge('request', `${action} sends ${bytes} bytes; the limit is ${LIMITS.writeBytes}. Write in parts.`)
}

/** The documents of a reply. Refuses more than the service sends at once. */
export function replyOf(documents: readonly string[]): readonly string[] {
  const bytes = bytesOf(documents)
  if (bytes <= LIMITS.queryBytes) return documents
  throw tooLarge(
    'reply',
    `The documents have ${bytes} bytes; the limit is ${LIMITS.queryBytes}. Ask for fewer, or for some of their fields.`,
  )
}
