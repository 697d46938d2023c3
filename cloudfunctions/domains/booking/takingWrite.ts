import type { OfferingId } from '../../../contract/booking/ids'
import type { PersonId } from '../../../contract/kernel/ids'
import { auditOf, finish } from '../../kernel/database/change'
import type { Condition, Modification, Operation } from '../../kernel/database/modify'
import type { NewEffect } from '../../kernel/effect'
import { outboxWrites, runOutbox } from '../../kernel/outbox'
import type { WriteRequest } from '../../kernel/request'
import { type OfferingDocument, type OfferingHead, type OwnOffering, offerings } from './offeringDocument'
import { tagged } from './requestTag'
import { changedParticipant, heldFields, participantOf, type TakenBy, waitingFields } from './rules/participants'
import type { NamedPerson } from './rules/places'

interface Taking {
  /** The first one remembers the request. */
  readonly people: readonly NamedPerson[]
  readonly request: WriteRequest
  readonly kind: 'take' | 'queue'
  readonly by?: TakenBy | undefined
  /** The part of the update that stores what must follow. */
  readonly outbox: Changes
}

/** The one update by which a party takes places, or queues up. It holds only if that is still possible in the instant of the write. */
export function takingWrite(offering: OwnOffering, taking: Taking): Modification<OfferingDocument> {
  const { people, kind, outbox } = taking
  const ids = people.map(({ personId }) => personId)
  const isPossible = kind === 'take' ? arePlacesFree(ids.length) : isWaitlistOpen(offering, ids.length)
  const counts = kind === 'take' ? placesTaken(ids) : queueJoined(ids)
  return {
    when: { ...isBookable(taking.request.now), ...isPossible, ...areAsRead(offering, ids) },
    change: { takings: { add: 1 }, ...counts, ...entered(offering, ids, taking), ...revised(outbox) },
  }
}

type Conditions = Record<string, Condition>
type Changes = Record<string, Operation>

/** Staff may have changed what was read. */
const isBookable = (now: Date): Conditions => ({
  status: { is: 'published' },
  mode: { is: 'firstCome' },
  opensAt: { atMost: now },
  closesAt: { above: now },
  startsAt: { above: now },
})

/** What is owed is looked after by the revision (`kernel/outbox.ts`). */
const revised = (outbox: Changes): Changes => (Object.keys(outbox).length > 0 ? { ...outbox, revision: { add: 1 } } : {})

const arePlacesFree = (seats: number): Conditions => ({ free: { atLeast: seats }, waiting: { is: 0 } })
const isWaitlistOpen = ({ waitLimit }: OwnOffering, seats: number): Conditions => ({
  free: { atMost: 0 },
  waiting: { atMost: waitLimit - seats },
})

/** A late repetition must not book again for somebody who has left since: each participant is as they were read. */
const areAsRead = (offering: OwnOffering, ids: readonly PersonId[]): Conditions =>
  Object.fromEntries(
    ids.map((id): [string, Condition] => {
      const participant = participantOf(offering, id)
      return [`participants.${id}.version`, participant ? { is: participant.version } : { absent: true }]
    }),
  )

const placesTaken = (ids: readonly PersonId[]): Changes => ({ free: { add: -ids.length }, allocationLog: { append: ids } })
const queueJoined = (ids: readonly PersonId[]): Changes => ({ waiting: { add: ids.length }, queue: { append: [ids] } })

function entered(offering: OwnOffering, ids: readonly PersonId[], { people, request, kind, by }: Taking): Changes {
  const fields = kind === 'take' ? heldFields(request.now, by) : waitingFields(request.now)
  return Object.fromEntries(
    people.map(({ personId, name }): [string, Operation] => {
      const participant = changedParticipant(participantOf(offering, personId), { ...fields, name })
      return [`participants.${personId}`, { set: personId === ids[0] ? tagged(offering, participant, request) : participant }]
    }),
  )
}

/** What must follow when places are taken, as it is stored by the update that takes them. */
interface Owed extends Pick<ReturnType<typeof outboxWrites>, 'ids' | 'entries' | 'writes'> {
  /** How much the offering owes with it. */
  readonly owed: number
}

/** What must follow from this request, its audit entry among it. */
export async function whatIsOwed(id: OfferingId, request: WriteRequest, effects: readonly NewEffect[]): Promise<Owed> {
  const all = [...auditOf(offerings.definition.name, id, request), ...effects]
  if (all.length === 0) return { ids: [], entries: {}, writes: {}, owed: 0 }
  const before = await offerings.getPart(id, ['owed', 'outboxDueAt'])
  const { ids, entries, writes } = outboxWrites({ outboxDueAt: before?.outboxDueAt ?? null }, all, request.now)
  return { ids, entries, writes, owed: (before?.owed ?? 0) + ids.length }
}

export async function runOwed(_id: OfferingId, { ids, entries, owed }: Owed, now: Date): Promise<void> {
  if (ids.length > 0) await runOutbox(offerings, { _id, outbox: entries, owed }, ids, { now, hasTime: () => true }, 'reply')
}

/** A repetition carries out what its request has left owed, so that whoever asks again waits for no job. Where nothing is owed, nothing is read. */
export async function finishOwed({ _id, owed }: OfferingHead, now: Date): Promise<void> {
  const owing = owed > 0 ? await offerings.getPart(_id, ['outbox', 'owed']) : null
  if (owing) await finish(offerings, owing, now)
}
