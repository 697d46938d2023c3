import type { RiderId } from '../../../../contract/account/ids'
import { change } from '../../../kernel/database/change'
import { type Decision, unchanged } from '../../../kernel/database/decision'
import type { PayloadOf } from '../../../kernel/effect'
import { maskName, phoneTailOf } from '../../../kernel/mask'
import { systemRequest } from '../../../kernel/request'
import { LOST, retryOnConflict } from '../../../kernel/retry'
import { blindIndex } from '../../../kernel/secrets/blindIndex'
import { openSecret, personIdOfRider, type RiderDocument, type riderChanged, riders, stations } from '../../account/public'
import { lastSequence } from '../documents/accessEvent'
import { type Holder, type PassDocument, passes, passIdOfRider, sealForPass } from '../documents/pass'
import { erasePass } from '../erase'
import { decideSync } from '../rules/lifecycle'

/**
 * Brings a rider's pass to what the registration says now. A verified rider who has no pass gets one. The effect may come late or twice: the
 * registration is read anew, so the outcome is the same.
 */
export async function syncPass({ riderId, eventId, at }: PayloadOf<typeof riderChanged>): Promise<void> {
  const requestId = `sync:${eventId}`
  const request = systemRequest({ actorId: 'registration', action: 'pass.sync', requestId, now: at, audited: true })
  await change(
    passes,
    () => passFor(riderId, at),
    request,
    async (pass) => {
      const rider = await riders.get(riderId)
      if (!rider || rider.status === 'erasing') return eraseAgain(pass, at)
      return decideSync(pass, { rider, holder: await holderOf(rider), phoneTail: phoneTailFor(pass, rider), eventId, now: at })
    },
  )
}

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

async function holderOf({ _id, realName, workKind, stationId, photo }: RiderDocument): Promise<Holder> {
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
