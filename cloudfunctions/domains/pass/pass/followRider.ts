import type { RiderId } from '../../../../contract/account/ids'
import { change } from '../../../kernel/database/change'
import { type Decision, unchanged } from '../../../kernel/database/decision'
import type { PayloadOf } from '../../../kernel/effect'
import { maskName, phoneTailOf } from '../../../kernel/mask'
import { systemRequest } from '../../../kernel/request'
import { blindIndex } from '../../../kernel/secrets/blindIndex'
import { openSecret, personIdOfRider, type RiderDocument, type riderChanged, riders, stations } from '../../account/public'
import { decideFollow } from '../rules/follow'
import { erasePass } from './erasePass'
import { type Holder, type PassDocument, passes, passIdOfRider } from './passDocument'
import { sealForPass } from './passSecrets'
import { lastSequence } from './useDocument'

/**
 * Brings a rider's pass to what the registration says now, whatever has happened since the effect was written: late or repeated, the outcome is
 * the same. A pass is made when a verified rider has none.
 */
export async function followRider({ riderId, eventId, at }: PayloadOf<typeof riderChanged>): Promise<void> {
  const requestId = `follow:${eventId}`
  const request = systemRequest({ actorId: 'registration', action: 'pass.follow', requestId, now: at, audited: true })
  await change(
    passes,
    () => passFor(riderId, at),
    request,
    async (pass) => {
      const rider = await riders.get(riderId)
      if (!rider || rider.status === 'erasing') return erased(pass, at)
      return decideFollow(pass, { rider, holder: await holderOf(rider), phoneTail: phoneTailFor(pass, rider), eventId, now: at })
    },
  )
}

/** Erased meanwhile: the pass goes, too, for the erasure may have been there before it was made. */
async function erased({ _id }: PassDocument, at: Date): Promise<Decision<PassDocument>> {
  await erasePass(_id, at)
  return { kind: 'change', next: {} }
}

/** Null while there is no reason for a pass. */
async function passFor(riderId: RiderId, now: Date): Promise<PassDocument | null> {
  const existing = await passes.get(passIdOfRider(riderId))
  if (existing) return existing
  const rider = await riders.get(riderId)
  if (rider?.status !== 'verified') return null
  const fresh = emptyPass(rider, await holderOf(rider), await lastSequence(passIdOfRider(riderId)), now)
  return (await passes.insert(fresh)) ? fresh : passFor(riderId, now)
}

const emptyPass = ({ _id: riderId }: RiderDocument, holder: Holder, sequence: number, now: Date): PassDocument => ({
  ...unchanged,
  // Goes on growing over an erasure, as the registration's: copies in white lists tell by it which is newer.
  revision: now.getTime(),
  _id: passIdOfRider(riderId),
  riderId,
  personId: personIdOfRider(riderId),
  holder,
  ...{ phoneTail: null, tailIndex: null },
  // Of no verification yet: the first change begins the term.
  verifiedAt: new Date(0),
  expiresAt: new Date(0),
  ...{ leaving: null, sanction: null, proposal: null, proposedAt: null, appeal: null, appealedAt: null },
  ...{ device: null, moves: [], convention: null, listings: {}, dueAt: null },
  ...{ sequence, last: null, usedSteps: { gate: 0, counter: 0 }, insideOf: null, insideSince: null },
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
