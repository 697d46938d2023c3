import { randomUUID } from 'node:crypto'
import * as z from 'zod/mini'
import type { Action, Reply } from '../../contract/kernel/action'
import { RequestId } from '../../contract/kernel/ids'
import type { Refusal, RefusalDetails } from '../../contract/kernel/refusal'
import type { Membership } from './access'
import { keyedHash } from './audit/chain'
import { factsIn } from './audit/facts'
import { appendToTrail } from './audit/trail'
import { isTransient } from './database/sdkErrors'
import { fingerprintOf } from './fingerprint'
import type { AnyOutcome, Caller, Context, Served } from './handler'
import { house } from './house'
import { callerIn, type PlatformContext } from './identity'
import { invalid, parseInput } from './input'
import { countRequest } from './limiter'
import { type LogLine, log, traceOf } from './log'
import type { WriteRequest } from './request'
import { ContentionError } from './retry'
import { auditKeys } from './secrets/auditKeys'

/** The largest input. Inputs are forms; pictures are uploaded to storage instead. */
const INPUT_LIMIT_BYTES = 64 * 1024

interface Event {
  readonly action?: unknown
  readonly input?: unknown
  readonly requestId?: unknown
}

/**
 * Every call takes these steps: route, authenticate, authorise, parse, handle, reply. A refusal is a reply. An unexpected error is logged
 * with its stack, but without its message, which may quote data, and answered with a reference number only.
 *
 * @param served the actions that this function serves, each with its handler
 * @param isReady whether the function may read and write; while it may not, every call is answered UNAVAILABLE
 */
export function createEntry(
  served: readonly Served[],
  clock: () => Date = () => new Date(),
  isReady: () => Promise<boolean> = async () => true,
) {
  const byName = new Map(served.map((one) => [one.action.name, one]))
  const answerIfReady = async (known: Served, call: Call): Promise<AnyOutcome> =>
    (await isReady()) ? answer(known, call) : refusing({ code: 'UNAVAILABLE', details: {} })
  return async function main(sent: Event | null | undefined, platform: PlatformContext): Promise<Reply<Action>> {
    const now = clock()
    // The caller writes the event, so it need not be an object.
    const event = sent ?? {}
    const requestId = z.safeParse(RequestId, event.requestId).success ? String(event.requestId) : randomUUID()
    const known = typeof event.action === 'string' ? byName.get(event.action) : undefined
    let line: Pick<LogLine, 'action' | 'requestId' | 'personId'> = { action: known?.action.name ?? 'unknown', requestId }
    try {
      const caller = callerIn(platform)
      if (caller) line = { ...line, personId: caller.personId }
      const outcome = known
        ? await answerIfReady(known, { event, requestId, caller, now })
        : refusing({ code: 'UNKNOWN_ACTION', details: {} })
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

/** The reply on the wire. `message` is for readers of a log; users read texts that the phone provides. */
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
  if (!membership) return refusing({ code: 'FORBIDDEN', details: lackingFor(action) })
  if (action.writes && requestId !== event.requestId) return refusing(invalid('requestId', 'format'))
  const parsed = parseInput(action.input, input)
  if ('refusal' in parsed) return parsed
  const granted = await grantedBy(membership, action, parsed.value, now)
  if (granted === null) return refusing({ code: 'FORBIDDEN', details: {} })

  const request = caller && requestOf(action, call, caller, parsed.value)
  const uncounted = request && (await countRequest(action, request))
  if (uncounted) return refusing(uncounted)

  const context: Context | Pick<Context, 'now'> = request ? { caller, now, granted, request } : { now }
  const outcome = await handle(parsed.value as never, context as never)
  if ('refusal' in outcome) return outcome
  if (caller && action.audited && !action.writes) await noteRead(action, caller, now, parsed.value)
  // Parsing drops every field that the contract does not name.
  return { data: z.parse(action.output, outcome.data) }
}

/** The size of an input as JSON. An input nested too deeply for JSON is no valid form, so it counts as too large. */
function bytesOf(input: unknown): number {
  try {
    return Buffer.byteLength(JSON.stringify(input))
  } catch (error) {
    if (error instanceof RangeError) return Number.POSITIVE_INFINITY
    throw error
  }
}

const EVERYBODY: Membership = { at: async () => 'all' }

/**
 * The caller's membership in the audience of this action; null when there is none. An audience that no domain of this function declares has
 * no members.
 */
async function membershipOf({ audience }: Action, caller: Caller | null): Promise<Membership | null> {
  if (audience === 'public' || audience === 'person') return EVERYBODY
  return caller && ((await house().audience(audience)?.membership(caller)) ?? null)
}

/** What those outside the audience of this action could come by, if anything. */
function lackingFor({ audience }: Action): RefusalDetails['FORBIDDEN'] {
  const lacking = audience === 'public' || audience === 'person' ? undefined : house().audience(audience)?.lacking
  return lacking ? { lacking } : {}
}

/** What the caller is granted for the record that the input names; null when nothing. */
async function grantedBy(membership: Membership, { scope, formerToo }: Action, input: unknown, now: Date): Promise<unknown> {
  if (scope === undefined) return membership.granted ?? 'all'
  const named = (input as Readonly<Record<string, unknown>>)[scope]
  const place = typeof named === 'string' ? await house().scope(scope)?.placeOf(named) : null
  if (!place) return null
  return (await membership.at(place)) ?? (formerToo ? ((await membership.formerlyAt?.(place, now)) ?? null) : null)
}

/** What an audit entry keeps of a list: HMAC-SHA256 under the audit key, half of it. */
function hashOfList(list: unknown): string {
  const keys = auditKeys()
  return keyedHash(['list', list], keys.currentKeyId, keys).slice(0, 32)
}

function requestOf(action: Action, { requestId, now }: Call, { personId: actorId }: Caller, input: unknown): WriteRequest {
  const fingerprint = fingerprintOf(actorId, action.name, input)
  const audited = action.audited === true
  return {
    requestId,
    action: action.name,
    audited,
    actorId,
    now,
    fingerprint,
    ...(audited && { facts: factsIn(action.input, input, hashOfList) }),
  }
}

/** Records a read of unmasked data in the audit trail before it is answered. */
async function noteRead({ name, scope, input: schema }: Action, { personId }: Caller, at: Date, input: unknown): Promise<void> {
  const fields = input as Readonly<Record<string, unknown>>
  const collection = scope && house().scope(scope)?.collection
  await appendToTrail({
    eventId: randomUUID(),
    action: name,
    actorId: personId,
    subject: scope && collection ? `${collection}/${String(fields[scope])}` : name,
    at,
    facts: factsIn(schema, input, hashOfList),
    ...(typeof fields.reason === 'string' && { reason: fields.reason }),
  })
}
