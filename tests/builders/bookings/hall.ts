import { sweepErasures } from '../../../cloudfunctions/domains/account/erasures'
import { riderIdOf } from '../../../cloudfunctions/domains/account/riderDocument'
import { changeOffering } from '../../../cloudfunctions/domains/booking/changeOffering'
import { syncEverybody } from '../../../cloudfunctions/domains/booking/effects'
import { followBookingsDue } from '../../../cloudfunctions/domains/booking/jobs'
import type { OfferingDocument } from '../../../cloudfunctions/domains/booking/offeringDocument'
import { book } from '../../../cloudfunctions/domains/booking/reservation'
import { withMove } from '../../../cloudfunctions/domains/booking/rules/moved'
import { setCapacity } from '../../../cloudfunctions/domains/booking/rules/places'
import { contestNews } from '../../../cloudfunctions/domains/contest/messages'
import type { NewEffect } from '../../../cloudfunctions/kernel/effect'
import { createEntry } from '../../../cloudfunctions/kernel/entry'
import { personIdOf } from '../../../cloudfunctions/kernel/people/ids'
import type { ActionName, Actions } from '../../../contract'
import type { BookingEntryState } from '../../../contract/booking/booking'
import type { OfferingId } from '../../../contract/booking/ids'
import type { OutputOf } from '../../../contract/kernel/action'
import type { PersonId } from '../../../contract/kernel/ids'
import type { Delivery } from '../fleet/commands'
import { type AnyDocument, dyingAfter, tableOf } from '../fleet/memoryDatabase'
import { everythingServed, reconcile, runThrough } from '../house'
import { aSession, sessionId } from '../offerings'
import { aPerson } from '../people'
import { aPlatformContext } from '../platform'
import { aWriteRequest } from '../requests'
import { aRider, stationId } from '../riders'
import { aStation } from '../stations'
import { daysAfter, minutesAfter, NOON } from '../time'
import { type Command, type Delivered, RIDERS, SESSIONS } from './commands'

export const openidAt = (rider: number) => `oSample_rider${rider}`
export const personAt = (rider: number): PersonId => personIdOf(openidAt(rider))
export const sessionAt = (session: number) => sessionId(`hall${session}`)
export const STARTS_AT = minutesAfter(NOON, 360)

/** The state of a booking that a reply reported to its rider. */
export interface Told {
  readonly offeringId: OfferingId
  readonly personId: PersonId
  readonly state: BookingEntryState
}

interface Call {
  readonly rider: number
  readonly action: ActionName
  readonly input: object
  readonly requestId: string
  readonly delivery: Delivery
}

const FAULTLESS: Delivery = { copies: [Number.POSITIVE_INFINITY], insists: true, late: false }

const put = (table: string, doc: AnyDocument) => tableOf(table).set(doc._id, doc)

/** An effect that no domain runs. */
export const POISON = { kind: 'sample.poison', version: 1, payload: {}, later: false }

/** A party's request, and whom it is for. */
export interface PartyCall {
  readonly requestId: string
  readonly offeringId: OfferingId
  readonly personId: PersonId
}

function putVerified(rider: number, since = NOON): void {
  const personId = personAt(rider)
  const given = { version: 1, decision: 'given', at: since } as const
  put('people', { ...aPerson({ _id: personId, consents: { service: given, sensitive: given } }) })
  const registration = { _id: riderIdOf(personId), personId, status: 'verified', identity: `identity${rider}`, photo: null, since } as const
  put('riders', { ...aRider(registration) })
}

/**
 * Sessions that begin in six hours, the last one a day later. The first two are at the same hour in different places; the last two are of a
 * kind of which a rider may hold one.
 */
function setUp(): void {
  put('stations', { ...aStation({ _id: stationId('sample') }) })
  for (let rider = 0; rider < RIDERS; rider += 1) putVerified(rider)
  for (let session = 0; session < SESSIONS; session += 1) {
    const from = session === 2 ? daysAfter(STARTS_AT, 1) : STARTS_AT
    const slots = [{ from, to: minutesAfter(from, 90) }]
    const limit = session === 0 ? null : { kind: 'sample', most: 1 }
    put('offerings', {
      ...aSession({
        _id: sessionAt(session),
        slots,
        capacity: 1 + (session % 2),
        limit,
        venue: `place${session}`,
        cancelUntil: minutesAfter(NOON, 120),
        offerMinutes: 60,
        waitLimit: 3,
      }),
    })
  }
}

/** Riders, staff and timers, who act at the same time. */
export class Hall {
  readonly told: Told[] = []
  readonly parties: PartyCall[] = []
  /** Every message that was shown to its rider. */
  readonly shown = new Set<string>()
  #now = NOON
  #requests = 0
  #late: Call[] = []
  #lateParties: (() => Promise<unknown>)[] = []
  /** Whose erasure was complete when the round began. */
  #absent: readonly number[] = []
  readonly #main = createEntry(everythingServed, () => this.now())

  constructor() {
    setUp()
  }

  now(minutesLater = 0): Date {
    this.#now = new Date(this.#now.getTime() + 1000)
    return minutesAfter(this.#now, minutesLater)
  }

  /** Fills the first session and puts two riders on its waitlist, because the interesting cases begin there. */
  async begin(): Promise<void> {
    await this.#ask(4, 'course.enrol', { sessionId: sessionAt(0) }, FAULTLESS)
    for (const rider of [3, 2]) await this.#ask(rider, 'course.wait', { sessionId: sessionAt(0) }, FAULTLESS)
  }

  /** All commands of one round, as concurrent tasks. */
  round(delivered: readonly Delivered[]): Promise<unknown>[] {
    this.#absent = Array.from({ length: RIDERS }, (_, rider) => rider).filter((rider) => !tableOf('riders').has(riderIdOf(personAt(rider))))
    const late = this.#late.splice(0).map((call) => this.#once(call, Number.POSITIVE_INFINITY))
    const parties = this.#lateParties.splice(0).map((again) => again())
    return [...late, ...parties, ...delivered.map(({ command, delivery }) => this.#run(command, delivery))]
  }

  /** Runs the timers twice, some minutes later, to complete work that crashes left behind. */
  async settle(): Promise<void> {
    for (let turn = 0; turn < 2; turn += 1) {
      await reconcile(this.now(3))
      await followBookingsDue(this.now(3))
    }
    await runThrough(sweepErasures, this.now(10))
  }

  async #run(command: Command, delivery: Delivery): Promise<void> {
    switch (command.kind) {
      case 'pass':
        this.#now = minutesAfter(this.#now, command.minutes)
        return
      case 'timer':
        return this.#dying(delivery, () => followBookingsDue(this.now()))
      case 'reconcile':
        return this.#dying(delivery, () => reconcile(this.now(2)))
      case 'setCapacity':
        return this.#staff(command, delivery)
      case 'move':
        return this.#change(command.session, delivery, (offering, now) => movedBy(offering, command.minutes, now))
      case 'callOff':
        return this.#change(command.session, delivery, (offering) => ({
          ...offering,
          status: 'cancelled',
          cancelReason: 'sample',
          slots: [],
        }))
      case 'unverify':
        return this.#unverify(command.rider)
      case 'comeBack':
        if (this.#absent.includes(command.rider)) putVerified(command.rider, this.now())
        return
      case 'read':
        return this.#read(command.rider, delivery)
      case 'poison':
        return this.#change(command.session, delivery, (offering) => offering, [POISON])
      case 'bookParty':
        return this.#party(command, delivery)
      case 'withdraw':
        return this.#ask(command.rider, 'rider.withdraw', {}, delivery)
      default:
        return this.#ask(command.rider, `course.${command.kind}`, { sessionId: sessionAt(command.session) }, delivery)
    }
  }

  async #ask(rider: number, action: ActionName, input: object, delivery: Delivery): Promise<void> {
    this.#requests += 1
    const call = { rider, action, input, requestId: `request-${this.#requests}`, delivery }
    const answers = await Promise.all(delivery.copies.map((writes) => this.#once(call, writes)))
    for (let answered = answers.some(Boolean); delivery.insists && !answered; ) answered = await this.#once(call, Number.POSITIVE_INFINITY)
    if (delivery.late && action !== 'rider.withdraw') this.#late.push(call)
  }

  /** Sends a request once. Returns true when it was answered, by success or by a refusal. */
  async #once({ rider, action, input, requestId }: Call, writes: number): Promise<boolean> {
    const reply = await dyingAfter(writes, () => this.#main({ action, input, requestId }, aPlatformContext(openidAt(rider))))
    if (!reply.ok && reply.error.code === 'INTERNAL') throw new Error(`${action} failed`)
    const mine = reply.ok
      ? (reply.data as { session?: { sessionId: OfferingId; mine: { state: BookingEntryState } | null } }).session
      : undefined
    if (mine?.mine) this.told.push({ offeringId: mine.sessionId, personId: personAt(rider), state: mine.mine.state })
    return reply.ok || reply.error.code !== 'UNAVAILABLE'
  }

  #request(action: string) {
    this.#requests += 1
    return aWriteRequest({ requestId: `request-${this.#requests}`, action, fingerprint: `fingerprint-${this.#requests}`, now: this.now() })
  }

  async #staff({ session, capacity }: Extract<Command, { kind: 'setCapacity' }>, delivery: Delivery): Promise<void> {
    const request = this.#request('course.setCapacity')
    const change = () =>
      changeOffering(sessionAt(session), request, (offering) => ({ kind: 'change', next: setCapacity(offering, capacity, request.now) }))
    await Promise.all(delivery.copies.map((writes) => dyingAfter(writes, change).catch(ignoreDeath)))
  }

  async #change(
    session: number,
    delivery: Delivery,
    next: (offering: OfferingDocument, now: Date) => OfferingDocument,
    effects: readonly NewEffect[] = [],
  ): Promise<void> {
    const request = this.#request('course.change')
    const change = () =>
      changeOffering(sessionAt(session), request, (offering) =>
        offering.status === 'published' && request.now < offering.startsAt
          ? {
              kind: 'change',
              next: next(offering, request.now),
              effects: [...effects, syncEverybody({ offeringId: offering._id, after: null, at: request.now })],
            }
          : { kind: 'refuse', refusal: { code: 'NOT_POSSIBLE_NOW', details: {} } },
      )
    await Promise.all(delivery.copies.map((writes) => dyingAfter(writes, change).catch(ignoreDeath)))
  }

  async #unverify(rider: number): Promise<void> {
    const id = riderIdOf(personAt(rider))
    const found = tableOf('riders').get(id)
    if (found?.status === 'verified') tableOf('riders').set(id, { ...found, status: 'removed' })
  }

  async #party({ rider, other, session, whenFull }: Extract<Command, { kind: 'bookParty' }>, delivery: Delivery): Promise<void> {
    if (rider === other) return
    const [offeringId, personId] = [sessionAt(session), personAt(rider)]
    const asked = { ...this.#request('contest.signUpTeam'), audited: true }
    const { requestId } = asked
    this.parties.push({ requestId, offeringId, personId })
    const content = { kind: 'signedUp', title: 'sample', stationName: 'sample' } as const
    const once = (writes: number) => {
      const request = { ...asked, now: this.now() }
      const effects = () => [contestNews.tell({ eventId: signUpEvent(requestId), personId, content, at: request.now })]
      const asking = { offeringId, personIds: [personId, personAt(other)] as [PersonId, PersonId], whenFull, request, effects }
      return dyingAfter(writes, () => book(asking)).catch(ignoreDeath)
    }
    await Promise.all(delivery.copies.map(once))
    if (delivery.late) this.#lateParties.push(() => once(Number.POSITIVE_INFINITY))
  }

  /** Reads the first page of the inbox, and marks as read what was on it. */
  async #read(rider: number, delivery: Delivery): Promise<void> {
    const reply = await this.#main({ action: 'inbox.list', input: {} }, aPlatformContext(openidAt(rider)))
    const { messages } = (reply.ok ? reply.data : { messages: [] }) as OutputOf<Actions['inbox.list']>
    const [newest] = messages
    if (!newest) return
    for (const { messageId } of messages) this.shown.add(messageId)
    await this.#ask(rider, 'inbox.markRead', { upTo: newest.at, shown: messages.map(({ messageId }) => messageId) }, delivery)
  }

  async #dying({ copies }: Delivery, job: () => Promise<unknown>): Promise<void> {
    await Promise.all(copies.map((writes) => dyingAfter(writes, job).catch(ignoreDeath)))
  }
}

export const signUpEvent = (requestId: string) => `signUp:${requestId}`

/** The session so much earlier or later, in a week of its own place, so that a move alone makes nobody's bookings clash. */
function movedBy(offering: OfferingDocument, minutes: number, now: Date): OfferingDocument {
  const startsAt = minutesAfter(offering.startsAt, minutes)
  if (startsAt <= now) return offering
  const endsAt = minutesAfter(offering.endsAt, minutes)
  const closesAt = offering.closesAt < startsAt ? offering.closesAt : startsAt
  return withMove({ ...offering, startsAt, endsAt, closesAt, slots: [{ from: startsAt, to: endsAt }] }, startsAt, now)
}

/** The function has died; the retry or a timer continues its work. */
function ignoreDeath(error: unknown): void {
  if (Object(error).code !== 'ECONNRESET') throw error
}
