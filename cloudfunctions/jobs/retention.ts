import { decideWithdraw } from '../account/rules/registration'
import { collections } from '../collections'
import { change } from '../shared/database/change'
import type { Collection } from '../shared/database/collection'
import type { RetentionRule } from '../shared/database/definition'
import { fingerprintOf, type WriteRequest } from '../shared/request'
import { type RiderDocument, riders } from '../shared/riders/riderDocument'

const DAY_MS = 24 * 3_600_000
const BATCH = 100

type AnyCollection = Pick<Collection<{ _id: string }>, 'definition' | 'find' | 'remove'>

/** Removes what is older than its collection's retention says. Returns how many of each. A run that ends early goes on the next day. */
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
  const old = await collection.find(index, { equals, upTo: new Date(now.getTime() - days * DAY_MS), limit: BATCH })
  for (const { _id } of old) await dispose(collection, _id, now)
  return old.length
}

/** A registration takes its picture, number and messages with it; other documents stand alone. */
async function dispose(collection: AnyCollection, id: string, now: Date): Promise<void> {
  if (collection.definition.name !== riders.definition.name) await collection.remove(id)
  else await change(riders, () => riders.get(id as RiderDocument['_id']), requestOfTimer(id, now), decideWithdraw)
}

function requestOfTimer(id: string, now: Date): WriteRequest {
  const [actorId, action] = ['timer', 'jobs.retention']
  return { requestId: `retention-${id}`, action, actorId, now, audited: true, fingerprint: fingerprintOf(actorId, action, id) }
}
