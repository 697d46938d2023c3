import { createHash, createHmac, randomBytes } from 'node:crypto'

interface ToSign {
  readonly method: string
  readonly target: string
  readonly body: string
}

/** The three signed headers' values, as whoever calls us computes them from the documentation alone. */
export function sign({ method, target, body }: ToSign, key: string, now: Date) {
  const time = String(Math.floor(now.getTime() / 1000))
  const nonce = randomBytes(12).toString('hex')
  const text = [method, target, time, nonce, createHash('sha256').update(body).digest('hex')].join('\n')
  return { time, nonce, signature: createHmac('sha256', Buffer.from(key, 'base64')).update(text).digest('hex') }
}
