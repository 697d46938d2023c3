import { randomUUID } from 'node:crypto'
import * as z from 'zod/mini'
import type { Action, Reply } from '../../contract/kernel/action'
import { RequestId } from '../../contract/kernel/ids'
import type { Refusal } from '../../contract/kernel/refusal'
import type { Membership } from './access'
import { appendToTrail } from './audit/trail'
import { isTransient } from './database/sdkErrors'
import { fingerprintOf } from './fingerprint'
import type { AnyOutcome, Caller, Context, Served } from './handler'
import { house } from './house'
import { callerIn, type PlatformContext } from './identity'
import { invalid, parseInput } from './input'
import { type LogLine, log, traceOf } from './log'
import type { WriteRequest } from './request'
import { ContentionError } from './retry'

/** Inputs are forms; a picture goes to storage. */
const INPUT_LIMIT_BYTES = 64 * 1024

interface Event {
  readonly action?: unknown
  readonly input?: unknown
  readonly requestId?: unknown
}

/**
 * The way of every call: route, authenticate, authorise, parse, handle, reply. A refusal is a reply; an error that nobody expected is
 * logged in full (without its message, which may quote data) and answered with a reference number only.
 *
 * @param served the actions that this function serves, each with its handler
 */
export function createEntry(served: readonly Served[], clock: () => Date = () => new Date()) {
  const byName = new Map(served.map((one) => [one.action.name, one]))
  return async function main(sent: Event | null | undefined, platform: PlatformContext): Promise<Reply<Action>> {
    const now = clock()
    // Whoever calls writes the event; it need not be an object.
    const event = sent ?? {}
    const requestId = z.safeParse(RequestId, event.requestId).success ? String(event.requestId) : randomUUID()
    const known = typeof event.action === 'string' ? byName.get(event.action) : undefined
    let line: Pick<LogLine, 'action' | 'requestId' | 'personId'> = { action: known?.action.name ?? 'unknown', requestId }
    try {
      const caller = callerIn(platform)
      if (caller) line = { ...line, personId: caller.personId }
      const outcome = known ? await answer(known, { event, requestId, caller, now }) : refusing({ code: 'UNKNOWN_ACTION', details: {} })
      const code = 'refusal' in outcome ? outcome.refusal.code : undefined
      log({ level: 'info', ...line, ...(code && { code }), ms: elapsed(clock, now) })
      return replyWith(outcome, requestId)
    } catch (error) {
      const code = isTransient(error) || error instanceof ContentionError ? 'UNAVAILABLE' : 'INTERNAL'
      log({ level: 'error', ...line, code, ms: elapsed(clock, now), trace: traceOf(error) })
      return replyWith(refusing({ code, details: {} }), requestId)
    }
  }
}

const elapsed = (clock: () => Date, since: Date) => clock().getTime() - since.getTime()
const refusing = (refusal: Refusal) => ({ refusal })

/** The reply on the wire. `message` is for people who read a log; the words that users read are the phone's. */
function replyWith(outcome: AnyOutcome, requestId: string): Reply<Action> {
  if ('data' in outcome) return { ok: true, data: outcome.data }
  const { code, details } = outcome.refusal
  const message = Object.keys(details).length > 0 ? `${code} ${JSON.stringify(details)}` : code
  return { ok: false, error: { ...outcome.refusal, message, requestId } as Extract<Reply<Action>, { ok: false }>['error'] }
}

interface Call {
  readonly event: Event
  readonly requestId: string
  readonly caller: Caller | null
  readonly now: Date
}

async function answer({ action, handle }: Served, call: Call): Promise<AnyOutcome> {
  const { event, requestId, caller, now } = call
  const input = event.input ?? {}
  if (bytesOf(input) > INPUT_LIMIT_BYTES) return refusing({ code: 'INPUT_TOO_LARGE', details: { limit: INPUT_LIMIT_BYTES } })
  if (!caller && action.audience !== 'public') return refusing({ code: 'NOT_SIGNED_IN', details: {} })

  const membership = await membershipOf(action, caller)
  if (!membership) return refusing({ code: 'FORBIDDEN', details: {} })
  if (action.writes && requestId !== event.requestId) return refusing(invalid('requestId', 'format'))
  const parsed = parseInput(action.input, input)
  if ('refusal' in parsed) return parsed
  const granted = await grantedBy(membership, action, parsed.value)
  if (granted === null) return refusing({ code: 'FORBIDDEN', details: {} })

  const context: Context | Pick<Context, 'now'> = caller
    ? { caller, now, granted, request: requestOf(action, call, caller, parsed.value) }
    : { now }
  const outcome = await handle(parsed.value as never, context as never)
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

const EVERYBODY: Membership = { at: async () => 'all' }

/** Whether the audience of this action includes the caller at all. An audience that no domain of this function declares includes nobody. */
async function membershipOf({ audience }: Action, caller: Caller | null): Promise<Membership | null> {
  if (audience === 'public' || audience === 'person') return EVERYBODY
  return caller && ((await house().audience(audience)?.membership(caller)) ?? null)
}

/** What the caller is granted at what the input names; null: nothing. */
async function grantedBy(membership: Membership, { scope }: Action, input: unknown): Promise<unknown> {
  if (scope === undefined) return 'all'
  const named = (input as Readonly<Record<string, unknown>>)[scope]
  const place = typeof named === 'string' ? await house().scope(scope)?.placeOf(named) : null
  return place ? membership.at(place) : null
}

function requestOf(action: Action, { requestId, now }: Call, { personId: actorId }: Caller, input: unknown): WriteRequest {
  const fingerprint = fingerprintOf(actorId, action.name, input)
  return { requestId, action: action.name, audited: action.audited === true, actorId, now, fingerprint }
}

/** A look at something unmasked is on record before it is answered. */
async function noteRead({ name, scope }: Action, { personId }: Caller, at: Date, input: unknown): Promise<void> {
  const fields = input as Readonly<Record<string, unknown>>
  const collection = scope && house().scope(scope)?.collection
  await appendToTrail({
    eventId: randomUUID(),
    action: name,
    actorId: personId,
    subject: scope && collection ? `${collection}/${String(fields[scope])}` : name,
    at,
    ...(typeof fields.reason === 'string' && { reason: fields.reason }),
  })
}
