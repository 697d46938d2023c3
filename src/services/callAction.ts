import { onlineManager } from '@tanstack/react-query'
import type { ActionName, Actions } from '../../contract/index'
import type { InputOf } from '../../contract/kernel/action'
import { learnTime } from './clock'
import type { ClientRefusal, ReplyOf } from './refusal'
import { newRequestId } from './requestId'
import { transport } from './transport'
import type { CallBody } from './transport/transport'

/** Pauses before the second and third attempt, ms. Spread by a random half so that a district's phones don't come back together. */
const PAUSES = [400, 1200]

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms * (0.75 + Math.random() / 2)))

interface AnyReply {
  ok: boolean
  error?: { code: string }
  data?: { now?: unknown }
}
const isReply = (value: unknown): value is AnyReply => typeof value === 'object' && value !== null && 'ok' in value

/** Answers with a `now` tell the server's time by it: nobody else has to think of the clock. */
function learnFrom({ data }: AnyReply, sentAt: number) {
  if (typeof data?.now === 'string') learnTime(data.now, sentAt, Date.now())
}

/** A reply, or null when none came. Nothing is lost here: the caller asks again, and says NO_REPLY in the end. */
async function attempt(body: CallBody): Promise<AnyReply | null> {
  const sentAt = Date.now()
  const reply = await transport.call(body).catch(() => null)
  if (!isReply(reply)) return null
  learnFrom(reply, sentAt)
  return reply
}

/** BUSY is final: phones that ask again at once are what an overload grows by. */
const isFinal = (reply: AnyReply | null) => reply !== null && reply.error?.code !== 'UNAVAILABLE'

async function ask(body: CallBody): Promise<AnyReply | null> {
  for (const ms of PAUSES) {
    const reply = await attempt(body)
    if (isFinal(reply)) return reply
    await pause(ms)
  }
  return attempt(body)
}

const refuse = (code: ClientRefusal['code'], requestId: string): { ok: false; error: ClientRefusal } => ({
  ok: false,
  error: { code, details: {}, requestId },
})

/**
 * Asks the backend for an action. Never throws for a refusal: it is part of the reply's type. A lost reply is asked for again
 * with the same `requestId`, so a write happens once. To continue an earlier try of which nothing was heard, give its `requestId`.
 */
export async function callAction<N extends ActionName>(
  name: N,
  input: InputOf<Actions[N]>,
  requestId = newRequestId(),
): Promise<ReplyOf<N>> {
  if (!onlineManager.isOnline()) return refuse('OFFLINE', requestId)
  const reply = await ask({ action: name, input, requestId })
  // The server checked the reply against the contract; checking again would cost the phone all schemas.
  return reply ? (reply as ReplyOf<N>) : refuse('NO_REPLY', requestId)
}
