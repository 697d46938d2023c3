import type { RiderId } from '../../../../contract/account/ids'
import type { PassId } from '../../../../contract/pass/ids'
import { change } from '../../../kernel/database/change'
import { type Decision, unchanged } from '../../../kernel/database/decision'
import { findFirst, onlyFields } from '../../../kernel/database/page'
import type { GoOn, PayloadOf, Turn } from '../../../kernel/effect'
import { maskName, phoneTailOf } from '../../../kernel/mask'
import { systemRequest } from '../../../kernel/request'
import { LOST, retryOnConflict } from '../../../kernel/retry'
import { blindIndex } from '../../../kernel/secrets/blindIndex'
import {
  dropMeasure,
  keptMeasureOf,
  openSecret,
  personIdOfRider,
  type RiderDocument,
  type riderChanged,
  riders,
  type stationChanged,
  stations,
} from '../../account/public'
import { lastSequence } from '../documents/accessEvent'
import { type Holder, type PassDocument, passes, passIdOfRider, type Sanction, sealForPass } from '../documents/pass'
import { erasePass } from '../erase'
import { type Copies, decideCopies, decideSync } from '../rules/lifecycle'

/**
 * Brings a rider's pass to what the registration says now. A verified rider who has no pass gets one. The effect may come late or twice: the
 * registration is read anew, so the outcome is the same.
 */
export async function syncPass({ riderId, eventId, at }: PayloadOf<typeof riderChanged>): Promise<void> {
  const requestId = `sync:${eventId}`
  const request = systemRequest({ actorId: 'registration', action: 'pass.sync', requestId, now: at, audited: true })
  const outcome = await change(
    passes,
    () => passFor(riderId, at),
    request,
    async (pass) => {
      const rider = await riders.get(riderId)
      if (!rider || rider.status === 'erasing') return eraseAgain(pass, at)
      const facts = { rider, holder: await holderOf(rider), stationId: rider.stationId, phoneTail: phoneTailFor(pass, rider) }
      return decideSync(pass, { ...facts, eventId, now: at, kept: await keptSanctionOf(rider, at) })
    },
  )
  if (!('doc' in outcome)) return
  await dropTakenOver(outcome.doc)
  await syncCopies(outcome.doc._id, at)
}

/** What the district decided against an earlier registration with the number of this verified rider. */
async function keptSanctionOf({ status, identity }: RiderDocument, at: Date): Promise<Sanction | null> {
  const kept = status === 'verified' && identity !== null ? await keptMeasureOf(identity, 'pass', at) : null
  // The pass has written it itself (`erase.ts`).
  return kept && { ...kept, kind: kept.kind as Sanction['kind'], reason: kept.reason as Sanction['reason'] }
}

/** A measure that the pass has taken over stands there alone, so that what staff lift is lifted for good. */
async function dropTakenOver({ riderId, sanction }: PassDocument): Promise<void> {
  const identity = sanction && (await riders.getPart(riderId, ['identity']))?.identity
  if (identity) await dropMeasure(identity, 'pass', sanction)
}

/** How many passes are synced at once. */
const PAGE = 50

/** Brings the passes of a station to its name and platform as they are now. Late, repeated or in any order, the outcome is the same. */
export async function syncStation(payload: Payload, { hasTime }: Turn): Promise<GoOn<Payload> | undefined> {
  const { stationId, at } = payload
  let { after } = payload
  while (hasTime()) {
    const page = await findFirst(onlyFields(passes, ['stationId']), 'station', {
      equals: { stationId },
      ...(after && { after }),
      most: PAGE,
    })
    await Promise.all(page.map(({ _id }) => syncCopies(_id, at)))
    const last = page.at(-1)
    if (!last || page.length < PAGE) return undefined
    after = last._id
  }
  return { next: { ...payload, after } }
}

type Payload = PayloadOf<typeof stationChanged>

/**
 * Brings what a pass repeats of its registration and its station up to date. The pass is read before its sources, and after every change all
 * are read again: a source may have been changed in the moment of our write, and whoever followed that change may not have seen what we wrote.
 */
function syncCopies(passId: PassId, at: Date): Promise<void> {
  return retryOnConflict(async () => {
    const read = await passes.get(passId)
    if (!read || !(await newerCopies(read, at))) return
    // Named by what it corrects: whoever corrects the same copies is another retry of this.
    const requestId = `copies:${read.revision}`
    const request = systemRequest({ actorId: 'registration', action: 'pass.syncCopies', requestId, now: at })
    await change(
      passes,
      () => passes.get(passId),
      request,
      async (pass) => (await newerCopies(pass, at)) ?? { kind: 'change', next: {} },
    )
    return LOST
  })
}

async function newerCopies(pass: PassDocument, at: Date): Promise<Decision<PassDocument> | null> {
  const rider = await riders.get(pass.riderId)
  return rider && rider.status !== 'erasing' ? decideCopies(pass, await copiesFor(pass, rider), at) : null
}

const copiesFor = async (pass: PassDocument, rider: RiderDocument): Promise<Copies> => ({
  phoneTail: phoneTailFor(pass, rider),
  station: pass.stationId && (await stations.get(pass.stationId)),
})

/** The registration was erased while the pass was made. The erasure may have looked for a pass before there was one, so it is repeated. */
async function eraseAgain({ _id }: PassDocument, at: Date): Promise<Decision<PassDocument>> {
  await erasePass(_id, at)
  return { kind: 'change', next: {} }
}

/** The rider's pass; a verified rider who has none gets a new one. Null: the rider is not verified. */
function passFor(riderId: RiderId, now: Date): Promise<PassDocument | null> {
  const passId = passIdOfRider(riderId)
  return retryOnConflict(async () => {
    const existing = await passes.get(passId)
    if (existing) return existing
    const rider = await riders.get(riderId)
    if (rider?.status !== 'verified') return null
    const fresh = emptyPass(rider, await holderOf(rider), await lastSequence(passId), now)
    return (await passes.insert(fresh)) ? fresh : LOST
  })
}

/** A pass before its first term: the sync that makes it begins the term. */
const emptyPass = ({ _id: riderId }: RiderDocument, holder: Holder, sequence: number, now: Date): PassDocument => ({
  ...unchanged,
  // Copies in white lists tell by the revision which is newer. It keeps growing when a rider comes back after an erasure.
  revision: now.getTime(),
  _id: passIdOfRider(riderId),
  riderId,
  personId: personIdOfRider(riderId),
  holder,
  stationId: null,
  phoneTail: null,
  tailIndex: null,
  verifiedAt: new Date(0),
  expiresAt: new Date(0),
  leaving: null,
  sanction: null,
  proposal: null,
  proposedAt: null,
  appeal: null,
  appealedAt: null,
  device: null,
  moves: [],
  convention: null,
  listings: {},
  dueAt: null,
  sequence,
  last: null,
  usedSteps: { gate: 0, counter: 0 },
  insideOf: null,
  insideSince: null,
})

async function holderOf(rider: RiderDocument): Promise<Holder> {
  const { _id, workKind, stationId, photo } = rider
  const realName = openSecret(rider, 'realName')
  const station = stationId && (await stations.get(stationId))
  if (!realName || !workKind) throw new Error(`riders/${_id} was verified without a name or a kind of work`)
  return {
    maskedName: maskName(realName),
    workKind,
    platform: station ? station.platform : '',
    station: station ? station.name : '',
    photo,
  }
}

function phoneTailFor({ _id }: PassDocument, rider: RiderDocument): Pick<PassDocument, 'phoneTail' | 'tailIndex'> {
  const tail = phoneTailOf(openSecret(rider, 'phone') ?? '')
  return tail === null
    ? { phoneTail: null, tailIndex: null }
    : { phoneTail: sealForPass(_id, 'phoneTail', tail), tailIndex: blindIndex('phoneTail', tail) }
}
