import { decideWithdraw } from '../account/rules/registration'
import { collections } from '../collections'
import { change } from '../shared/database/change'
import type { Collection } from '../shared/database/collection'
import { type Decision, refuse } from '../shared/database/decision'
import type { RetentionRule } from '../shared/database/definition'
import { fingerprintOf } from '../shared/fingerprint'
import type { WriteRequest } from '../shared/request'
import { type RiderDocument, riders } from '../shared/riders/riderDocument'

const DAY_MS = 24 * 3_600_000
/** Of each rule in one run; the next run, minutes later, takes the next. */
const BATCH = 100

type AnyCollection = Pick<Collection<{ _id: string }>, 'definition' | 'find' | 'remove'>

/** Removes what is older than its collection's retention says. Returns how many of each. */
export async function applyRetention(now: Date): Promise<Record<string, number>> {
  const removed: Record<string, number> = {}
  for (const collection of collections as readonly AnyCollection[]) {
    const { name, retention } = collection.definition
    if (retention.keep !== 'days') continue
    for (const rule of retention.rules) removed[name] = (removed[name] ?? 0) + (await applyRule(collection, rule, now))
  }
  return removed
}

async function applyRule(collection: AnyCollection, { days, index, equals }: RetentionRule, now: Date): Promise<number> {
  const upTo = new Date(now.getTime() - days * DAY_MS)
  const old = await collection.find(index, { equals, upTo, limit: BATCH })
  for (const { _id } of old) {
    // A registration takes its picture, number and messages with it; other documents stand alone.
    if (collection.definition.name === riders.definition.name) await eraseIfOld(_id as RiderDocument['_id'], upTo, now)
    else await collection.remove(_id)
  }
  return old.length
}

const eraseIfOld = (id: RiderDocument['_id'], upTo: Date, now: Date) =>
  change(
    riders,
    () => riders.get(id),
    requestOfTimer(id, now),
    (rider) => decideForget(rider, upTo, now),
  )

/** Whoever went on with the registration since the timer looked keeps it. */
const decideForget = (
  rider: RiderDocument,
  upTo: Date,
  now: Date,
): Decision<RiderDocument, { code: 'CHANGED_MEANWHILE'; details: object }> =>
  rider.since <= upTo ? decideWithdraw(rider, now) : refuse({ code: 'CHANGED_MEANWHILE', details: {} })

function requestOfTimer(id: string, now: Date): WriteRequest {
  const [actorId, action] = ['timer', 'jobs.retention']
  return {
    requestId: `retention-${now.getTime()}-${id}`,
    action,
    actorId,
    now,
    audited: true,
    fingerprint: fingerprintOf(actorId, action, id),
  }
}
