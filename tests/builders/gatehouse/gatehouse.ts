import { AsyncLocalStorage } from 'node:async_hooks'
import { handlers as account } from '../../../cloudfunctions/account'
import { reconcile } from '../../../cloudfunctions/jobs/reconcile'
import { handlers as merchant } from '../../../cloudfunctions/merchant'
import { handlers as pass } from '../../../cloudfunctions/pass'
import { settle } from '../../../cloudfunctions/shared/database/change'
import { createEntry } from '../../../cloudfunctions/shared/entry'
import { signPass } from '../../../cloudfunctions/shared/pass/codes'
import type { PassDocument } from '../../../cloudfunctions/shared/pass/passDocument'
import type { UseDocument } from '../../../cloudfunctions/shared/pass/useDocument'
import { riders } from '../../../cloudfunctions/shared/riders/riderDocument'
import { gateCodeText } from '../../../contract/gateCode'
import { type PassAudience, stepAt, withLiveCode } from '../../../contract/passCode'
import { registry } from '../../../contract/registry'
import type { Delivery } from '../fleet/commands'
import { dyingAfter, tableOf } from '../fleet/memoryDatabase'
import { codeByNode, digitsByNode } from '../passVectors'
import { aPlatformContext } from '../platform'
import { NOON } from '../time'
import type { Acknowledged, Call, Scan, Shown } from './calls'
import type { Command, Delivered } from './commands'
import * as district from './district'

type Question = Omit<Call, 'requestId' | 'delivery'>

const scans = new AsyncLocalStorage<Scan>()
/** The scan under way, for whoever sees a write. */
export const currentScan = () => scans.getStore()

const FAULTLESS: Delivery = { copies: [Number.POSITIVE_INFINITY], insists: true, late: false }

/** Riders, guards, a clerk, the station and the district at their phones, all at once. */
export class Gatehouse {
  readonly acknowledged: Acknowledged[] = []
  /** Entries noted without network that were answered. */
  readonly synced = new Map<string, 'recorded' | 'suspicious'>()
  #now = NOON.getTime()
  #requests = 0
  #late: Call[] = []
  #absent = new Set<number>()
  readonly #ended = new Set<number>()
  /** Somebody did something that may bring the pass back: what is ended is no longer sure. */
  readonly #reviving = new Set<number>()
  readonly #keyNos = new Map<number, number>()
  readonly #phones = new Map<string, { seed: string; keyNo: number }>()
  readonly #shown: Shown[] = []
  readonly #noted = new Map<number, object[]>()
  readonly #main = createEntry({ actions: registry, handlers: { ...account, ...merchant, ...pass }, clock: () => this.now() })

  constructor() {
    district.setUp()
  }

  now(minutesLater = 0): Date {
    this.#now += 1000
    return new Date(this.#now + minutesLater * 60_000)
  }

  /** Every rider's first phone makes the codes. */
  bindAll = () => Promise.all([0, 1].map((rider) => this.#ask(this.#binding(rider, 0), FAULTLESS)))

  /** Everything of one round, as tasks that run side by side. */
  round(delivered: readonly Delivered[]): Promise<unknown>[] {
    this.#absent = new Set([0, 1].filter((rider) => !tableOf('riders').has(district.aVerifiedRider(rider, NOON)._id)))
    const late = this.#late.splice(0).map((call) => this.#once(call, Number.POSITIVE_INFINITY))
    return [...late, ...delivered.map(({ command, delivery }) => this.#run(command, delivery))]
  }

  /** When all is over: what was noted is sent, and everybody who has a pass goes out once more. */
  async finish(): Promise<void> {
    this.#now += 40 * 60_000
    for (const place of [0, 1]) await this.#run({ kind: 'sync', place }, FAULTLESS)
    for (const rider of [0, 1]) await this.#run({ kind: 'scanGate', rider, place: 0, direction: 'out', vehicle: 'foot' }, FAULTLESS)
  }

  async #run(command: Command, delivery: Delivery): Promise<void> {
    switch (command.kind) {
      case 'wait':
        this.#now += command.minutes * 60_000
        return
      case 'reconcile':
        return void (await reconcile(this.now(2)))
      case 'comeBack':
        return this.#comeBack(command.rider, delivery)
      case 'suspend':
        return this.#suspend(command.rider, delivery)
      case 'closeToEBikes':
        return void district.setRules(command.place, !command.closed)
      case 'noteOffline':
        return this.#note(command)
      default:
        await Promise.all(this.#questions(command).map((question) => this.#ask(question, delivery)))
    }
  }

  async #ask(question: Question, delivery: Delivery): Promise<void> {
    this.#requests += 1
    const call = { ...question, delivery, requestId: `request-${this.#requests}` }
    const answers = await Promise.all(delivery.copies.map((writes) => this.#once(call, writes)))
    for (let answered = answers.some(Boolean); delivery.insists && !answered; ) answered = await this.#once(call, Number.POSITIVE_INFINITY)
    if (delivery.late && call.action !== 'rider.withdraw') this.#late.push(call)
  }

  /** True when there was an answer: what was asked for, or a refusal. */
  async #once(call: Call, writes: number): Promise<boolean> {
    const { openid, action, input, requestId, shown } = call
    const answer = () => dyingAfter(writes, () => this.#main({ action, input, requestId }, aPlatformContext(openid)))
    const reply = await (shown ? scans.run(this.#scanOf(shown), answer) : answer())
    if (!reply.ok && reply.error.code === 'INTERNAL') throw new Error(`${action} failed`)
    if (reply.ok) this.#acknowledge(call, reply.data)
    return reply.ok || reply.error.code !== 'UNAVAILABLE'
  }

  #scanOf({ rider, keyNo }: NonNullable<Call['shown']>): Scan {
    const moved = keyNo !== undefined && keyNo < (this.#keyNos.get(rider) ?? 0)
    return { rider, ended: this.#ended.has(rider), moved }
  }

  /** May what was ended be back, although nobody was told so yet? */
  mayBeBack = (rider: number) => this.#reviving.has(rider)

  #acknowledge({ requestId, shown, then }: Call, data: unknown): void {
    then?.(data as never)
    const { outcome = 'checked', repeated = false, useId, valid = true } = Object(data) as Partial<Acknowledged> & { valid?: boolean }
    const isLetIn = ['enter', 'leave', 'checked'].includes(outcome) && valid
    if (shown && useId && isLetIn) this.acknowledged.push({ requestId, rider: shown.rider, useId, outcome, repeated })
  }

  #questions(
    command: Exclude<Command, { kind: 'wait' | 'reconcile' | 'comeBack' | 'suspend' | 'closeToEBikes' | 'noteOffline' }>,
  ): Question[] {
    switch (command.kind) {
      case 'scanGate': {
        const { rider, place, direction, vehicle } = command
        const gateCode = gateCodeText({ code: district.codeAt(place), direction: direction === 'out' ? 'out' : 'in' })
        return [{ openid: district.riderAt(rider), action: 'pass.enterGate', input: { gateCode, vehicle }, shown: { rider } }]
      }
      case 'showCode':
        return this.#showing(command.rider, command.phone, 'gate', command.guards, (shown, at) =>
          this.#scanning((command.place + at) % 2, shown),
        )
      case 'replay': {
        const shown = this.#shown[command.which % (this.#shown.length || 1)]
        return shown ? [this.#scanning(command.place, shown)] : []
      }
      case 'sayDigits':
        return this.#saying(command)
      case 'showAtCounter': {
        const input = (text: string) => ({ merchantId: district.MERCHANT, text })
        return this.#showing(command.rider, command.phone, 'counter', 1, (shown) => ({
          ...{ openid: district.CLERK, action: 'merchant.verify', input: input(shown.text), shown },
        }))
      }
      case 'undo':
        return this.#correcting(command.place, 'gate.undo')
      case 'keepOut':
        return this.#correcting(command.place, 'gate.refuse')
      case 'sync':
        return this.#syncing(command.place)
      case 'move':
        return [this.#binding(command.rider, command.phone)]
      case 'lift':
        this.#reviving.add(command.rider)
        return [{ openid: district.STAFF[0], action: 'sanction.lift', input: { passId: district.passAt(command.rider) } }]
      case 'removeForConduct': {
        const riderId = tableOf('passes').get(district.passAt(command.rider))?.riderId
        const then = () => void this.#ended.add(command.rider)
        return riderId ? [{ openid: district.MANAGER, action: 'station.remove', input: { riderId, reason: 'conduct' }, then }] : []
      }
      case 'withdraw': {
        // Whoever comes back begins anew.
        this.#keyNos.delete(command.rider)
        const then = () => void this.#ended.add(command.rider)
        return [{ openid: district.riderAt(command.rider), action: 'rider.withdraw', input: {}, then }]
      }
    }
  }

  #phoneOf = (rider: number, phone: number) => this.#phones.get(`${rider}:${phone}`)

  #binding(rider: number, phone: number): Question {
    const then = ({ seed, keyNo }: { seed: string; keyNo: number }) => {
      this.#phones.set(`${rider}:${phone}`, { seed, keyNo })
      this.#keyNos.set(rider, Math.max(keyNo, this.#keyNos.get(rider) ?? 0))
    }
    const input = { deviceId: `dev_rider${rider}phone${phone}`, move: true }
    return { openid: district.riderAt(rider), action: 'pass.bind', input, then }
  }

  #showing(rider: number, phone: number, audience: PassAudience, times: number, ask: (shown: Shown, at: number) => Question): Question[] {
    const made = this.#phoneOf(rider, phone)
    if (!made) return []
    const text = codeByNode({ ...made, passId: district.passAt(rider), audience, step: stepAt(new Date(this.#now)) })
    const shown = { rider, keyNo: made.keyNo, text }
    this.#shown.push(shown)
    return Array.from({ length: times }, (_, at) => ask(shown, at))
  }

  #scanning(place: number, shown: Shown): Question {
    const input = { ...district.placeAt(place), credential: { kind: 'code', text: shown.text }, vehicle: 'foot' }
    return { openid: district.guardAt(place), action: 'gate.verify', input, shown }
  }

  #saying({ rider, phone, place }: { rider: number; phone: number; place: number }): Question[] {
    const made = this.#phoneOf(rider, phone)
    if (!made) return []
    const digits = digitsByNode({ ...made, passId: district.passAt(rider), step: stepAt(new Date(this.#now)) })
    const credential = { kind: 'digits', phoneTail: district.tailOf(rider), digits }
    const input = { ...district.placeAt(place), credential, vehicle: 'foot' }
    return [{ openid: district.guardAt(place), action: 'gate.verify', input, shown: { rider, keyNo: made.keyNo } }]
  }

  /** What the guard sees in the log last is corrected. */
  #correcting(place: number, action: 'gate.undo' | 'gate.refuse'): Question[] {
    const { compoundId } = district.placeAt(place)
    const log = ([...tableOf('uses').values()] as object[] as UseDocument[]).filter((use) => use.place === compoundId)
    const seen = log.toSorted((a, b) => b.at.getTime() - a.at.getTime())[0]
    if (!seen) return []
    const input = { compoundId, useId: seen._id, ...(action === 'gate.refuse' && { reason: 'noHelmet' }) }
    return [{ openid: district.guardAt(place), action, input }]
  }

  #note({ rider, phone, place, keepsOut }: Extract<Command, { kind: 'noteOffline' }>): void {
    const made = this.#phoneOf(rider, phone)
    const doc = tableOf('passes').get(district.passAt(rider)) as PassDocument | undefined
    const now = this.now()
    const signed = doc && signPass(doc, now)
    if (!made || !signed) return
    const code = codeByNode({ ...made, passId: doc._id, audience: 'gate', step: stepAt(now) })
    this.#requests += 1
    const use = {
      ...{ localId: `local-no-${this.#requests}`, gateId: district.placeAt(place).gateId, at: now.toISOString() },
      ...{ text: withLiveCode(signed.text, code), vehicle: 'foot', refusal: keepsOut ? 'noHelmet' : null },
    }
    this.#noted.set(place, [...(this.#noted.get(place) ?? []), use])
  }

  #syncing(place: number): Question[] {
    const noted = this.#noted.get(place) ?? []
    if (noted.length === 0) return []
    const then = ({ results }: { results: { localId: string; result: 'recorded' | 'suspicious' | 'unknown' }[] }) => {
      // Of somebody whose pass is erased nothing can be said any more.
      for (const { localId, result } of results) if (result !== 'unknown') this.synced.set(localId, result)
    }
    return [
      {
        openid: district.guardAt(place),
        action: 'gate.sync',
        input: { compoundId: district.placeAt(place).compoundId, uses: noted.slice(-20) },
        then,
      },
    ]
  }

  /** One of the staff proposes, another confirms. */
  async #suspend(rider: number, delivery: Delivery): Promise<void> {
    const passId = district.passAt(rider)
    const measure = { measure: { kind: 'revoke' }, reason: 'sharedPass' }
    await this.#ask({ openid: district.STAFF[0], action: 'sanction.propose', input: { passId, ...measure } }, FAULTLESS)
    const proposed = tableOf('passes').get(passId)?.proposedAt
    if (!(proposed instanceof Date)) return
    const then = () => void this.#ended.add(rider)
    const input = { passId, proposedAt: proposed.toISOString() }
    await this.#ask({ openid: district.STAFF[1], action: 'sanction.confirm', input, then }, delivery)
  }

  /** Verified anew: what follows from it stands in the registration and may be lost once. */
  async #comeBack(rider: number, { copies: [writes = 0] }: Delivery): Promise<void> {
    if (!this.#absent.has(rider)) return
    this.#reviving.add(rider)
    const at = this.now()
    const registration = district.aVerifiedRider(rider, at)
    const { _id: riderId } = registration
    const effects = [{ kind: 'followRider', riderId, eventId: `back-${at.getTime()}`, at }] as const
    district.putRegistration({ ...registration, effects, pendingSince: at })
    await dyingAfter(writes, () => settle(riders, { ...registration, effects, pendingSince: at })).catch(ignoreDeath)
  }
}

/** The function has died: the reconciler goes on. */
function ignoreDeath(error: unknown): void {
  if (Object(error).code !== 'ECONNRESET') throw error
}
