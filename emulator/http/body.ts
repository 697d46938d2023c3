import type { IncomingMessage } from 'node:http'
import { BadBody, BodyTooLarge } from './refusal'

/**
 * How many bytes of a body that is too large are still read and discarded, so that the sender receives the refusal instead of a broken
 * connection.
 */
const DRAIN_BYTES = 64_000_000

/** Reads the whole body. Throws {@link BodyTooLarge} above `limit` bytes. */
export const readBody = (request: IncomingMessage, limit: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= limit) chunks.push(chunk)
      else if (size > limit + DRAIN_BYTES) request.destroy(new BodyTooLarge(limit))
    })
    request.on('end', () => (size > limit ? reject(new BodyTooLarge(limit)) : resolve(Buffer.concat(chunks, size))))
    request.on('error', reject)
  })

export type JsonObject = Readonly<Record<string, unknown>>

export const isJsonObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Parses a JSON object. Throws {@link BadBody} for anything else. */
export const parseJsonObject = (text: string): JsonObject => {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new BadBody('The body is not JSON.')
  }
  if (!isJsonObject(value)) throw new BadBody('The body is not a JSON object.')
  return value
}

/** Reads a JSON object. Throws {@link BodyTooLarge} or {@link BadBody}. */
export const readJsonObject = async (request: IncomingMessage, limit = 1_000_000): Promise<JsonObject> =>
  parseJsonObject((await readBody(request, limit)).toString())
