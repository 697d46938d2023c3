import { collections } from '../../collections'
import { type RiderDocument, riders } from '../../domains/account/riders/riderDocument'
import { decideWithdraw } from '../../domains/account/rules/registration'
import { change } from '../database/change'
import type { Collection } from '../database/collection'
import { type Decision, refuse } from '../database/decision'
import { type RetentionRule, termMsOf } from '../database/definition'
import { exportedFiles, forgetExport } from '../exports/exportedFile'
import { fingerprintOf } from '../fingerprint'
import type { WriteRequest } from '../request'

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

/** Documents that take something else with them; all others stand alone. */
const WITH_MORE: Readonly<Record<string, (id: string, upTo: Date, now: Date) => Promise<unknown>>> = {
  // Picture, number, messages, pass.
  [riders.definition.name]: (id, upTo, now) => eraseIfOld(id as RiderDocument['_id'], upTo, now),
  [exportedFiles.definition.name]: forgetExport,
}

async function applyRule(collection: AnyCollection, rule: RetentionRule, now: Date): Promise<number> {
  const upTo = new Date(now.getTime() - termMsOf(rule))
  const old = await collection.find(rule.index, { equals: rule.equals, upTo, limit: BATCH })
  // What is no longer as the rule says, since the timer looked, stays.
  const forget = WITH_MORE[collection.definition.name] ?? ((id) => collection.remove(id, rule.equals))
  for (const { _id } of old) await forget(_id, upTo, now)
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
