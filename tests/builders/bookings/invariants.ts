import { personIdOfRider, riderIdOf } from '../../../cloudfunctions/domains/account/riderDocument'
import type { AgendaDocument } from '../../../cloudfunctions/domains/booking/agendaDocument'
import type { OfferingDocument, Participant, Slot } from '../../../cloudfunctions/domains/booking/offeringDocument'
import { everyParticipant, isLive } from '../../../cloudfunctions/domains/booking/rules/participants'
import type { AuditEntry } from '../../../cloudfunctions/kernel/audit/chain'
import { type MessageDocument, messageIdOf } from '../../../cloudfunctions/kernel/inbox/messages'
import { blindIndex } from '../../../cloudfunctions/kernel/secrets/blindIndex'
import type { RiderId } from '../../../contract/account/ids'
import type { OfferingId } from '../../../contract/booking/ids'
import { TRAVEL_MINUTES } from '../../../contract/booking/standingRule'
import type { PersonId } from '../../../contract/kernel/ids'
import { type AnyDocument, tableOf } from '../fleet/memoryDatabase'
import { minutesAfter } from '../time'
import { type PartyCall, POISON, signUpEvent, type Told } from './hall'

const documentsOf = <Doc extends object>(table: string) => [...tableOf(table).values()] as object[] as Doc[]
const inState = (offering: OfferingDocument, state: Participant['state']) =>
  everyParticipant(offering).flatMap(([id, entry]) => (entry.state === state ? [id] : []))
const fitting = ({ queue, free }: OfferingDocument) => queue.filter((party) => party.length <= free)

/** Checks every write of an offering, using only the documents before and after it. */
export class Watcher {
  #seen: unknown[] = []
  /** Every state that each booking has had. */
  readonly #states = new Map<string, Set<string>>()
  readonly #marks = new Set<string>()
  /** The marks that an offering can still know: what is erased with a person is forgotten, and a late copy of it is a new request of whoever is back. */
  readonly #known = new Set<string>()
  /** Everybody whose registration was erased. */
  readonly #left = new Set<PersonId>()

  written(collection: string, before: AnyDocument | null, after: AnyDocument | null, now: Date): void {
    if (collection === 'riders' && before && !after) this.#left.add(personIdOfRider(before._id as RiderId))
    if (collection !== 'offerings' || !before || !after) return
    try {
      this.#look(before as object as OfferingDocument, after as object as OfferingDocument, now)
    } catch (failure) {
      // An exception thrown here would look like an error of the function.
      this.#seen.push(failure)
    }
  }

  check(): void {
    const [first] = this.#seen
    if (first) throw first
  }

  #look(before: OfferingDocument, after: OfferingDocument, now: Date): void {
    this.#remember(before, after)
    checkBooks(after)
    checkNotOver(before, after)
    checkOrder(before, after)
    if (now < after.startsAt && after.status === 'published') expect(fitting(after)).toEqual([])
    for (const [id, { state, since }] of everyParticipant(after)) {
      if (state === 'offered') expect(since < after.startsAt).toBe(true)
      // Nobody takes a place by an offer once it has begun, whenever it began when the offer was made.
      const isTaken = state === 'held' && before.participants[id]?.state === 'offered'
      if (isTaken) expect(since < after.startsAt).toBe(true)
    }
  }

  #remember(before: OfferingDocument, after: OfferingDocument): void {
    for (const [id, entry] of everyParticipant(after)) {
      const key = `${after._id} ${id}`
      const states = this.#states.get(key) ?? new Set()
      this.#states.set(key, states.add(entry.state))
      for (const mark of entry.requestTags.filter((one) => !before.participants[id]?.requestTags.includes(one))) {
        // One request, one effect.
        expect(this.#known).not.toContain(`${key} ${mark}`)
        this.#known.add(`${key} ${mark}`)
        this.#marks.add(`${key} ${mark}`)
      }
    }
    const erased = everyParticipant(before).filter(([id]) => !after.participants[id])
    for (const [id] of erased) for (const mark of this.#known) if (mark.startsWith(`${after._id} ${id} `)) this.#known.delete(mark)
  }

  /** Every party's request that came to something is on record once and was told once; one that didn't left nothing. */
  checkParties(parties: readonly PartyCall[]): void {
    const entries = documentsOf<AuditEntry>('auditTrail')
    for (const { requestId, offeringId, personId } of parties) {
      const tag = blindIndex('request', requestId).slice(0, 8)
      const isTaken = [...this.#marks].some((mark) => mark.startsWith(`${offeringId} ${personId} ${tag}:`))
      const recorded = entries.filter(({ eventId }) => eventId.startsWith(`${requestId}:${offeringId}:`))
      expect(recorded).toHaveLength(isTaken ? 1 : 0)
      const isTold = tableOf('messages').has(messageIdOf(signUpEvent(requestId)))
      // Who has withdrawn since has no messages of before any more.
      if (!this.#left.has(personId)) expect(isTold).toBe(isTaken)
    }
  }

  /** Every state that a reply reported has existed. */
  checkTold(told: readonly Told[]): void {
    for (const { offeringId, personId, state } of told) expect([...(this.#states.get(`${offeringId} ${personId}`) ?? [])]).toContain(state)
  }
}

/** The counts agree with the entries, and every waiting rider is in the queue once. */
function checkBooks(offering: OfferingDocument): void {
  const [held, offered, waiting] = (['held', 'offered', 'waiting'] as const).map((state) => inState(offering, state))
  expect(offering.free + (held?.length ?? 0) + (offered?.length ?? 0)).toBe(offering.capacity)
  expect(offering.queue.flat().toSorted()).toEqual(waiting?.toSorted())
  expect(offering.waiting).toBe(waiting?.length)
  const dues = everyParticipant(offering).flatMap(([, { until }]) =>
    until ? [Math.min(until.getTime(), offering.startsAt.getTime())] : [],
  )
  expect(offering.dueAt?.getTime() ?? null).toBe(dues.length > 0 ? Math.min(...dues) : null)
  const numbers = everyParticipant(offering).flatMap(([, { number }]) => number ?? [])
  expect(new Set(numbers).size).toBe(numbers.length)
}

/** An offering is never overbooked. Staff may lower the capacity below the places taken; then no further place is given. */
function checkNotOver(before: OfferingDocument, after: OfferingDocument): void {
  const taken = ({ capacity, free }: OfferingDocument) => capacity - free
  if (taken(after) > taken(before)) expect(after.free).toBeGreaterThanOrEqual(0)
}

/**
 * No booking overtakes the waitlist: the queue only loses people and grows at its end, and a place is never given while an earlier party
 * would have fitted. Who has no name stands for somebody who was erased and had the place before.
 */
function checkOrder(before: OfferingDocument, after: OfferingDocument): void {
  const waited = before.queue.flat().filter((id) => after.queue.flat().includes(id))
  expect(after.queue.flat().slice(0, waited.length)).toEqual(waited)
  const got = everyParticipant(after).filter(
    ([id, { state, name }]) => state !== 'waiting' && isLive(state) && !isTaking(before.participants[id]) && name !== null,
  )
  const partyOf = (id: string) => before.queue.find((party) => party.some((one) => one === id))
  const size = Math.max(0, ...got.map(([id]) => partyOf(id)?.length ?? 1))
  for (const [id] of got) {
    const position = before.queue.findIndex((party) => party.includes(id))
    const ahead = before.queue.slice(0, position < 0 ? undefined : position)
    // A party that was ahead and still waits needs more places than were free.
    for (const party of ahead.filter((one) => after.queue.some((other) => other[0] === one[0]))) expect(party.length).toBeGreaterThan(size)
  }
}

const isTaking = (entry: Participant | undefined) => entry?.state === 'held' || entry?.state === 'offered'

/** Whatever came when: only what was shown counts as read. */
export function checkRead(shown: ReadonlySet<string>): void {
  for (const { _id, readAt } of documentsOf<MessageDocument>('messages')) expect(readAt === null || shown.has(_id)).toBe(true)
}

/** At the end of a run agendas agree with offerings, no claim is left, and no rider holds two places that clash or too many of a kind. */
export function checkSettled(): void {
  for (const agenda of documentsOf<AgendaDocument>('agendas')) {
    // Whoever was erased has none, whatever followed late.
    expect(tableOf('riders').has(riderIdOf(agenda._id))).toBe(true)
    expect(agenda.reservingSince).toBeNull()
    for (const [id, { state, reservation }] of Object.entries(agenda.bookings)) {
      expect([id, state, reservation]).toEqual([id, offeringOf(id as OfferingId)?.participants[agenda._id]?.state, null])
    }
  }
  for (const offering of documentsOf<OfferingDocument>('offerings')) {
    // What fails for good keeps nothing else waiting.
    const owed = Object.values(offering.outbox).filter(({ kind }) => kind !== POISON.kind)
    expect(owed).toEqual([])
    if (offering.owed === 0) expect(offering.outboxDueAt).toBeNull()
    for (const [personId, { state }] of everyParticipant(offering)) if (isLive(state)) checkPerson(offering, personId)
  }
}

const offeringOf = (id: OfferingId) => tableOf('offerings').get(id) as object as OfferingDocument | undefined

function checkPerson(offering: OfferingDocument, personId: PersonId): void {
  const booking = (tableOf('agendas').get(personId) as object as AgendaDocument | undefined)?.bookings[offering._id]
  const entry = offering.participants[personId]
  // Who withdrew after the beginning had a place: that somebody had stays, without name and agenda.
  const isErased = entry?.name === null
  expect(booking?.state).toBe(isErased ? undefined : entry?.state)
  if (isErased) expect(entry.state).toBe('held')
  if (entry?.state === 'held') checkBeside(offering, entry, personId)
}

/**
 * Nothing else that is held clashes, or is one too many of its kind; unless one was over when the other was taken, or staff have moved one since. What
 * was called off has no slots and counts towards no limit.
 */
function checkBeside(offering: OfferingDocument, entry: Participant, personId: PersonId): void {
  if (offering.moved) return
  for (const other of documentsOf<OfferingDocument>('offerings').filter(({ _id }) => _id !== offering._id)) {
    const beside = other.participants[personId]
    if (beside?.state !== 'held' || other.moved) continue
    expect(offering.slots.flatMap((slot) => other.slots.filter((one) => clash(slot, one)))).toEqual([])
    const wereAtOnce = offering.endsAt > beside.since && other.endsAt > entry.since
    const kind = limitedKindOf(offering)
    if (kind && wereAtOnce) expect(limitedKindOf(other)).not.toBe(kind)
  }
}

const limitedKindOf = ({ status, limit }: OfferingDocument) => (status === 'cancelled' ? null : (limit?.kind ?? null))

/** Whether two slots clash. Every session of the model has a place of its own. */
const clash = (a: Slot, b: Slot) => a.from < minutesAfter(b.to, TRAVEL_MINUTES) && b.from < minutesAfter(a.to, TRAVEL_MINUTES)
