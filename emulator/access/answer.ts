import type { ServerResponse } from 'node:http'
import { isJsonObject, type JsonObject } from '../http/body'
import { sendJsonText } from '../http/reply'

interface HttpAnswer {
  readonly statusCode: number
  readonly headers: JsonObject
  readonly body: unknown
  readonly isBase64Encoded: boolean
}

const asHttpAnswer = (value: unknown): HttpAnswer | undefined => {
  if (!isJsonObject(value) || typeof value.statusCode !== 'number') return undefined
  const { statusCode, headers, body = '', isBase64Encoded } = value
  return { statusCode, headers: isJsonObject(headers) ? headers : {}, body, isBase64Encoded: isBase64Encoded === true }
}

const bytesOf = ({ body, isBase64Encoded }: HttpAnswer): Buffer => {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return Buffer.from(text, isBase64Encoded ? 'base64' : 'utf8')
}

const sendAnswer = (response: ServerResponse, answer: HttpAnswer): void => {
  const bytes = bytesOf(answer)
  for (const [name, value] of Object.entries(answer.headers))
    response.setHeader(name, Array.isArray(value) ? value.map(String) : String(value))
  // A HEAD has no body, and what its length would be is not known here.
  if (response.req.method !== 'HEAD') response.setHeader('content-length', bytes.length)
  response.writeHead(answer.statusCode).end(bytes)
}

/** Converts the result of a function into an HTTP response: `{ statusCode, headers, body }`, or any other value as JSON. */
export const sendFunctionResult = (response: ServerResponse, json: string): void => {
  const answer = asHttpAnswer(JSON.parse(json))
  if (answer) sendAnswer(response, answer)
  else sendJsonText(response, 200, json)
}
