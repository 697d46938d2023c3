import { randomUUID } from 'node:crypto'
import * as z from 'zod/mini'
import type { Action, Reply } from '../../contract/kernel/action'
import { RequestId } from '../../contract/kernel/ids'
import type { Refusal } from '../../contract/kernel/refusal'
import { accessOf, coverOf } from './access'
import { appendToTrail } from './audit/trail'
import { isTransient } from './database/sdkErrors'
import { fingerprintOf } from './fingerprint'
import type { Caller, Context } from './handler'
import { callerIn, type PlatformContext } from './identity'
import { invalid, parseInput } from './input'
import { type LogLine, log, traceOf } from './log'
import { replyWith, type Settled } from './reply'
import type { WriteRequest } from './request'

/** Inputs are forms; a picture goes to storage. */
const INPUT_LIMIT_BYTES = 64 * 1024

type AnyHandler = (input: never, context: never) => Promise<Settled>

/** What one function serves: its part of the contract and a handler for each. */
export interface Service {
  readonly actions: Readonly<Record<string, Action>>
  readonly handlers: Readonly<Record<string, AnyHandler>>
  readonly clock?: () => Date
}

interface Event {
  readonly action?: unknown
  readonly input?: unknown
  readonly requestId?: unknown
}

/**
 * The way of every call: route, authenticate, authorise, parse, handle, reply. A refusal is a reply; an error that nobody expected is
 * logged in full (without its message, which may quote data) and answered with a reference number only.
 */
export function createEntry({ actions, handlers, clock = () => new Date() }: Service) {
  return async function main(sent: Event | null | undefined, platform: PlatformContext): Promise<Reply<Action>> {
    const now = clock()
    // Whoever calls writes the event; it need not be an object.
    const event = sent ?? {}
    const requestId = z.safeParse(RequestId, event.requestId).success ? String(event.requestId) : randomUUID()
    const known = typeof event.action === 'string' && Object.hasOwn(actions, event.action) ? actions[event.action] : undefined
    const action = known?.name ?? 'unknown'
    let line: Pick<LogLine, 'action' | 'requestId' | 'personId'> = { action, requestId }
    try {
      const caller = callerIn(platform)
      if (caller) line = { ...line, personId: caller.personId }
      const handler = known && handlers[known.name]
      const outcome: Settled =
        known && handler
          ? await answer(known, handler, { event, requestId, caller, now })
          : { refusal: { code: 'UNKNOWN_ACTION', details: {} } }
      const code = 'refusal' in outcome ? outcome.refusal.code : undefined
      log({ level: 'info', ...line, ...(code && { code }), ms: elapsed(clock, now) })
      return replyWith(outcome, requestId)
    } catch (error) {
      const code = isTransient(error) ? 'UNAVAILABLE' : 'INTERNAL'
      log({ level: 'error', ...line, code, ms: elapsed(clock, now), trace: traceOf(error) })
      return replyWith({ refusal: { code, details: {} } }, requestId)
    }
  }
}

const elapsed = (clock: () => Date, since: Date) => clock().getTime() - since.getTime()

interface Call {
  readonly event: Event
  readonly requestId: string
  readonly caller: Caller | null
  readonly now: Date
}

async function answer(action: Action, handler: AnyHandler, call: Call): Promise<Settled> {
  const { event, requestId, caller, now } = call
  const input = event.input ?? {}
  if (bytesOf(input) > INPUT_LIMIT_BYTES) return refusing({ code: 'INPUT_TOO_LARGE', details: { limit: INPUT_LIMIT_BYTES } })
  if (!caller && action.audience !== 'public') return refusing({ code: 'NOT_SIGNED_IN', details: {} })

  const access = caller ? await accessOf(action, caller) : 'all'
  if (access === 'none') return refusing({ code: 'FORBIDDEN', details: {} })
  if (action.writes && requestId !== event.requestId) return refusing(invalid('requestId', 'format'))
  const parsed = parseInput(action.input, input)
  if ('refusal' in parsed) return parsed
  const cover = await coverOf(access, action, parsed.value, caller)
  if (cover === null) return refusing({ code: 'FORBIDDEN', details: {} })

  const context: Context | Pick<Context, 'now'> = caller
    ? { caller, now, cover, request: requestOf(action, call, caller, parsed.value) }
    : { now }
  const outcome = await handler(parsed.value as never, context as never)
  if ('refusal' in outcome) return outcome
  if (caller && action.audited && !action.writes) await noteRead(action, caller, now, parsed.value)
  // Only what the contract names leaves the function.
  return { data: z.parse(action.output, outcome.data) }
}

/** The size of an input as JSON. One that is nested too deep to be written down is no form of ours, whatever its size. */
function bytesOf(input: unknown): number {
  try {
    return Buffer.byteLength(JSON.stringify(input))
  } catch (error) {
    if (error instanceof RangeError) return Number.POSITIVE_INFINITY
    throw error
  }
}

const refusing = (refusal: Refusal) => ({ refusal })

function requestOf(action: Action, { requestId, now }: Call, { personId: actorId }: Caller, input: unknown): WriteRequest {
  const fingerprint = fingerprintOf(actorId, action.name, input)
  return { requestId, action: action.name, audited: action.audited === true, actorId, now, fingerprint }
}

/** Where what a scope names is stored: the trail calls it as changes do, so that all of one subject is in one chain. */
const COLLECTION = {
  stationId: 'stations',
  riderId: 'riders',
  compoundId: 'compounds',
  merchantId: 'merchants',
  sessionId: 'offerings',
  schoolId: 'schools',
} as const

/** A look at something unmasked is on record before it is answered. */
async function noteRead(action: Action, { personId }: Caller, at: Date, input: unknown): Promise<void> {
  const fields = input as Record<string, unknown>
  await appendToTrail({
    eventId: randomUUID(),
    action: action.name,
    actorId: personId,
    subject: action.scope ? `${COLLECTION[action.scope]}/${String(fields[action.scope])}` : action.name,
    at,
    ...(typeof fields.reason === 'string' && { reason: fields.reason }),
  })
}
