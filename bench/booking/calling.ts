import { type Agent, request } from 'node:http'
import { text } from 'node:stream/consumers'
import type { Hall } from './hall'

/** One call of a built function as a phone makes it. Answers `ok`, or the code of the refusal. */
export function calling({ url }: Hall, agent: Agent, openid: string, call: { action: string; input: object; requestId: string }) {
  const body = JSON.stringify(call)
  const headers = { 'x-emulator-openid': openid, 'content-length': Buffer.byteLength(body) }
  return new Promise<string>((resolve, reject) => {
    const sent = request(`${url}/call`, { method: 'POST', agent, headers }, async (reply) => {
      const { ok, error } = JSON.parse(await text(reply))
      resolve(ok ? 'ok' : error.code)
    })
    sent.on('error', reject).end(body)
  })
}
