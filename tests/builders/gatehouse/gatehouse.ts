import { riderChanged } from '../../../cloudfunctions/domains/account/effects'
import { riders } from '../../../cloudfunctions/domains/account/riders'
import { finish } from '../../../cloudfunctions/kernel/database/change'
import { createEntry } from '../../../cloudfunctions/kernel/entry'
import { firstOutbox } from '../../../cloudfunctions/kernel/outbox'
import type { UseId } from '../../../contract/pass/ids'
import type { Delivery } from '../fleet/commands'
import { dyingAfter, tableOf } from '../fleet/memoryDatabase'
import { everythingServed, openEveryDomain, reconcile } from '../house'
import { aPlatformContext } from '../platform'
import { minutesAfter, NOON } from '../time'
import { type Command, type Delivered, PLACES, RIDERS } from './commands'
import * as district from './district'
import { Phones } from './phones'
import { move, type Question, questionsOf } from './questions'
import { Standing } from './standing'

/** The reply to a scan of a code, or of a gate's posted code. */
export interface Answer {
  readonly requestId: string
  readonly useId: UseId | null
  readonly outcome: 'enter' | 'leave' | 'checked' | 'refused'
  readonly repeated: boolean
  /** The request had already recorded a use when this attempt began. */
  readonly isRetry: boolean
}

interface Call extends Question {
  readonly requestId: string
  readonly delivery: Delivery
}

type Noted = { readonly localId: string; readonly result: 'recorded' | 'suspicious' | 'unknown' }

const FAULTLESS: Delivery = { copies: [Number.POSITIVE_INFINITY], insists: true, late: false }
const ALL_RIDERS = Array.from({ length: RIDERS }, (_, rider) => rider)
const ALL_PLACES = Array.from({ length: PLACES }, (_, place) => place)

/** Riders, guards, a clerk, the station manager and the staff, who use their phones at the same time. */
export class Gatehouse {
  readonly answers: Answer[] = []
  /** The decisions made without network, with the reply to each. */
  readonly synced = new Map<string, 'recorded' | 'suspicious'>()
  readonly standing = new Standing()
  readonly #phones = new Phones()
  readonly #noted = new Map<number, object[]>()
  #now = NOON
  #requests = 0
  #late: Call[] = []
  #absent: readonly number[] = []
  readonly #main = createEntry(everythingServed, () => this.now())

  constructor() {
    openEveryDomain()
    district.setUp()
  }

  now(minutesLater = 0): Date {
    this.#now = new Date(this.#now.getTime() + 1000)
    return minutesAfter(this.#now, minutesLater)
  }

  /** Binds every rider's pass to the rider's first phone. */
  bindAll = () => Promise.all(ALL_RIDERS.map((rider) => this.#askAll(move({ rider, phone: 0 }, this.#known()), FAULTLESS)))

  /** All commands of one round, as concurrent tasks. */
  round(delivered: readonly Delivered[]): Promise<unknown>[] {
    this.#absent = ALL_RIDERS.filter((rider) => !tableOf('riders').has(district.aVerifiedRider(rider, NOON)._id))
    const late = this.#late.splice(0).map((call) => this.#once(call, Number.POSITIVE_INFINITY))
    return [...late, ...delivered.map(({ command, delivery }) => this.#run(command, delivery))]
  }

  /** Ends a run: decisions made without network are sent, and every rider with a pass leaves once more. */
  async finish(): Promise<void> {
    this.#now = minutesAfter(this.#now, 40)
    for (const place of ALL_PLACES) await this.#run({ kind: 'sync', place }, FAULTLESS)
    for (const rider of ALL_RIDERS) await this.#run({ kind: 'scanGate', rider, place: 0, direction: 'out', vehicle: 'foot' }, FAULTLESS)
  }

  async #run(command: Command, delivery: Delivery): Promise<void> {
    switch (command.kind) {
      case 'wait':
        this.#now = minutesAfter(this.#now, command.minutes)
        return
      case 'reconcile':
        return void (await reconcile(this.now(2)))
      case 'closeToEBikes':
        return district.setRules(command.place, !command.closed)
      case 'noteOffline':
        return this.#note(command)
      case 'comeBack':
        return this.#comeBack(command.rider, delivery)
      case 'suspend':
        return this.#suspend(command.rider, delivery)
      case 'undo':
      case 'keepOut':
        return this.#correct(command.place, command.kind === 'undo', delivery)
      case 'sync':
        return void (await this.#askAll(this.#syncing(command.place), delivery))
      default:
        await this.#askAll(questionsOf(command, this.#known()), delivery)
    }
  }

  #known = () => ({ phones: this.#phones, standing: this.standing, now: this.#now })

  #askAll = (asked: readonly Question[], delivery: Delivery) => Promise.all(asked.map((question) => this.#ask(question, delivery)))

  async #ask(question: Question, delivery: Delivery): Promise<void> {
    this.#requests += 1
    const call = { ...question, delivery, requestId: `request-${this.#requests}` }
    const answers = await Promise.all(delivery.copies.map((writes) => this.#once(call, writes)))
    for (let answered = answers.some(Boolean); delivery.insists && !answered; ) answered = await this.#once(call, Number.POSITIVE_INFINITY)
    // A late copy of a withdrawal would withdraw the registration that came after it.
    if (delivery.late && call.action !== 'rider.withdraw') this.#late.push(call)
  }

  /** Sends a request once. Returns true when it was answered, by success or by a refusal. */
  async #once(call: Call, writes: number): Promise<boolean> {
    const { openid, action, input, requestId, shown } = call
    const isRetry = hasRecorded(requestId)
    const answer = () => dyingAfter(writes, () => this.#main({ action, input, requestId }, aPlatformContext(openid)))
    const reply = await (shown ? this.standing.scanning(shown, answer) : answer())
    if (!reply.ok && reply.error.code === 'INTERNAL') throw new Error(`${action} failed`)
    if (reply.ok) this.#acknowledge(call, reply.data, isRetry)
    return reply.ok || reply.error.code !== 'UNAVAILABLE'
  }

  #acknowledge({ requestId, shown, learn }: Call, data: unknown, isRetry: boolean): void {
    learn?.(data as never)
    const { outcome, valid, useId, repeated = false } = Object(data) as Answer & { valid?: boolean }
    if (shown) this.answers.push({ requestId, useId, outcome: outcome ?? (valid ? 'checked' : 'refused'), repeated, isRetry })
  }

  /** The guard opens the log and corrects its newest entry. */
  async #correct(place: number, undoes: boolean, delivery: Delivery): Promise<void> {
    const [openid, { compoundId }] = [district.guardAt(place), district.placeAt(place)]
    const log = await this.#main({ action: 'gate.today', input: { compoundId } }, aPlatformContext(openid))
    const useId = log.ok ? (log.data as { uses: { useId: UseId }[] }).uses[0]?.useId : undefined
    if (!useId) return
    const seen = { compoundId, useId }
    if (undoes) return this.#ask({ openid, action: 'gate.undo', input: seen }, delivery)
    return this.#ask({ openid, action: 'gate.refuse', input: { ...seen, reason: 'noHelmet' } }, delivery)
  }

  #note({ rider, phone, place, keepsOut }: Extract<Command, { kind: 'noteOffline' }>): void {
    const now = this.now()
    const text = this.#phones.signed(rider, phone, now)
    if (text === null) return
    this.#requests += 1
    const use = {
      localId: `local-no-${this.#requests}`,
      gateId: district.placeAt(place).gateId,
      at: now.toISOString(),
      text,
      vehicle: 'foot',
      refusal: keepsOut ? 'noHelmet' : null,
    }
    this.#noted.set(place, [...(this.#noted.get(place) ?? []), use])
  }

  /** Sends all decisions again each time, because replies may have been lost. */
  #syncing(place: number): Question[] {
    const uses = (this.#noted.get(place) ?? []).slice(-20)
    const learn = ({ results }: { results: Noted[] }) => {
      // An erased pass answers `unknown`, which proves nothing.
      for (const { localId, result } of results) if (result !== 'unknown') this.synced.set(localId, result)
    }
    const { compoundId } = district.placeAt(place)
    return uses.length > 0 ? [{ openid: district.guardAt(place), action: 'gate.sync', input: { compoundId, uses }, learn }] : []
  }

  /** One member of the staff proposes, another confirms. */
  async #suspend(rider: number, delivery: Delivery): Promise<void> {
    const passId = district.passAt(rider)
    const input = { passId, measure: { kind: 'revoke' }, reason: 'sharedPass' }
    await this.#ask({ openid: district.STAFF[0], action: 'sanction.propose', input }, FAULTLESS)
    const proposed = tableOf('passes').get(passId)?.proposedAt
    if (!(proposed instanceof Date)) return
    const confirmed = { passId, proposedAt: proposed.toISOString() }
    const learn = () => this.standing.end(rider)
    await this.#ask({ openid: district.STAFF[1], action: 'sanction.confirm', input: confirmed, learn }, delivery)
  }

  /**
   * The rider is verified again after a completed withdrawal. The effects are in the registration's outbox and their first run may be lost.
   */
  async #comeBack(rider: number, { copies: [writes = 0] }: Delivery): Promise<void> {
    if (!this.#absent.includes(rider)) return
    this.standing.revive(rider)
    const at = this.now()
    const verified = district.aVerifiedRider(rider, at)
    const follow = riderChanged({ riderId: verified._id, eventId: `back-${at.getTime()}`, at })
    const registration = { ...verified, ...firstOutbox([follow], at) }
    district.putRegistration(registration)
    await dyingAfter(writes, () => finish(riders, registration, at)).catch(ignoreDeath)
  }
}

const hasRecorded = (requestId: string) =>
  [...tableOf('uses').values()].some(({ requestKey }) => String(requestKey).includes(`:${requestId}:`))

/** The function has died; the job `kernel.outbox` continues its work. */
function ignoreDeath(error: unknown): void {
  if (Object(error).code !== 'ECONNRESET') throw error
}
