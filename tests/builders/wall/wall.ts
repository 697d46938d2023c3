import { riderIdOf } from '../../../cloudfunctions/domains/account/riderDocument'
import { type PassDocument, passes, passIdOfRider } from '../../../cloudfunctions/domains/pass/documents/pass'
import { erasePass } from '../../../cloudfunctions/domains/pass/erase'
import { syncListings } from '../../../cloudfunctions/domains/pass/rules/lifecycle'
import { change, finish } from '../../../cloudfunctions/kernel/database/change'
import type { Decision } from '../../../cloudfunctions/kernel/database/decision'
import type { NewEffect } from '../../../cloudfunctions/kernel/effect'
import { createEntry } from '../../../cloudfunctions/kernel/entry'
import { firstOutbox } from '../../../cloudfunctions/kernel/outbox'
import { personIdOf } from '../../../cloudfunctions/kernel/people/ids'
import { people } from '../../../cloudfunctions/kernel/people/personDocument'
import type { PassId } from '../../../contract/pass/ids'
import { aCompound, aGate, aGuard, compoundId, gateId } from '../compounds'
import { type AnyDocument, dyingAfter, tableOf } from '../fleet/memoryDatabase'
import { uploadPicture } from '../fleet/memoryFiles'
import { everythingServed, openEveryDomain, reconcile } from '../house'
import { anApproval, aPass } from '../passes'
import { aPerson, someRoles } from '../people'
import { aPlatformContext } from '../platform'
import { aWriteRequest } from '../requests'
import { aStation } from '../stations'
import { daysAfter, NOON } from '../time'
import { type Command, type Delivered, READERS, RIDERS } from './commands'
import { WallDevice } from './wallDevice'

const HERE = compoundId('sample')
const [MANAGER, STAFF] = ['oSample_propertyManager', 'oSample_staff']
const openidOf = (rider: number) => `oSample_rider${rider}`
export const passAt = (rider: number): PassId => passIdOfRider(riderIdOf(personIdOf(openidOf(rider))))

const put = (table: string, doc: AnyDocument) => tableOf(table).set(doc._id, doc)

/** The commands that are actions of the functions. */
type Asked = Extract<Command, { kind: 'consent' | 'face' | 'add' | 'remove' | 'open' }>

/** Refusals that are expected, because the model does not check the state before it sends a request. */
const EXPECTED_REFUSALS: readonly string[] = ['NOT_FOUND', 'TOO_MANY', 'PASS_MISSING', 'CONSENT_REQUIRED', 'LISTING_CHANGED']

const listed = (approved: boolean, face = false) =>
  anApproval({ state: approved ? 'approved' : 'removed', until: daysAfter(NOON, 30), face: approved && face })

/** An effect that no domain runs. */
export const POISON = { kind: 'sample.poison', version: 1, payload: {}, later: false }

/** A rider on the white list who has turned face entry on. What must follow is owed. */
function putRider(rider: number, at = NOON): PassDocument {
  const personId = personIdOf(openidOf(rider))
  const holder = { ...aPass().holder, photo: uploadPicture() }
  const listings = { [HERE]: listed(true, true) }
  put('people', { ...aPerson({ _id: personId, consents: { face: { version: 1, decision: 'given', at } } }) })
  const pass = aPass({ riderId: riderIdOf(personId), revision: at.getTime(), holder, listings })
  const owing = { ...pass, ...firstOutbox(syncListings(pass, at), at) }
  put('passes', { ...owing })
  return owing
}

/** One compound with face readers, riders who turn face entry on and off, and the property manager. */
export class Wall {
  readonly devices: WallDevice[] = []
  /** The current reader at each position. */
  readonly #places: (WallDevice | undefined)[] = Array.from({ length: READERS })
  #now = NOON.getTime()
  #requests = 0
  /** Whose erasure has begun and not completed, who is erased, and who was when the round began. */
  readonly #erasing = new Set<number>()
  readonly #erased = new Set<number>()
  #absent: readonly number[] = []
  /** How many erasures of each rider run now. */
  readonly #running = Array.from({ length: RIDERS }, () => 0)
  readonly #main = createEntry(everythingServed, () => this.now())

  constructor() {
    openEveryDomain()
    const manager = aGuard({ personId: personIdOf(MANAGER), role: 'propertyManager' }, HERE)
    put('compounds', { ...aCompound({ _id: HERE, gates: [aGate()], people: [manager] }) })
    put('towns', { ...aStation(), _id: aStation().townId })
    put('roles', { ...someRoles({ _id: personIdOf(STAFF), grants: [{ role: 'staff' }] }) })
    for (let rider = 0; rider < RIDERS; rider += 1) putRider(rider)
  }

  /** Installs the readers and lets them learn every rider. */
  async begin(): Promise<void> {
    for (let reader = 0; reader < READERS; reader += 1) await this.#ask({ kind: 'add', reader }, `request-first-${reader}`)
    for (let rider = 0; rider < RIDERS; rider += 1) await this.#decide(rider, `request-first-${rider}`, () => ({}))
    await Promise.all(this.devices.map((device) => device.poll('now')))
  }

  now = (minutesLater = 0): Date => {
    this.#now += 1000
    return new Date(this.#now + minutesLater * 60_000)
  }

  /** All commands of one round, as concurrent tasks. */
  round = (delivered: readonly Delivered[]): Promise<unknown>[] => {
    this.#absent = [...this.#erased]
    return delivered.map((one) => this.#run(one))
  }

  async #run({ command, delivery }: Delivered): Promise<void> {
    this.#requests += 1
    const requestId = `request-${this.#requests}`
    const once = (diesAfter: number) => dyingAfter(diesAfter, () => this.#do(command, requestId, diesAfter))
    if (await answered(once(delivery.diesAfter))) return
    for (let tries = 0; delivery.insists && tries < 3; tries += 1) if (await answered(once(Number.POSITIVE_INFINITY))) return
  }

  async #do(command: Command, requestId: string, diesAfter: number): Promise<unknown> {
    switch (command.kind) {
      case 'list':
        return this.#decide(command.rider, requestId, ({ listings }) => ({
          listings: { [HERE]: listed(command.approved, listings[HERE]?.face) },
        }))
      case 'suspend': {
        const sanction = { kind: 'suspend', reason: 'conduct', since: NOON, until: null } as const
        return this.#decide(command.rider, requestId, () => ({ sanction: command.on ? sanction : null }))
      }
      case 'leave': {
        const leaving = { reason: 'leftStation', at: NOON } as const
        return this.#decide(command.rider, requestId, () => ({ leaving: command.gone ? leaving : null }))
      }
      case 'poison':
        return this.#decide(command.rider, requestId, () => ({}), [POISON])
      case 'comeBack':
        return this.#comeBack(command.rider)
      case 'newPicture':
        return this.#decide(command.rider, requestId, () => ({ holder: { ...aPass().holder, photo: uploadPicture() } }))
      case 'erase':
        return this.#erase(command.rider)
      case 'poll':
        return this.#places[command.reader]?.poll(command.says, diesAfter)
      case 'reconcile':
        return reconcile(this.now(2))
      default:
        return this.#ask(command, requestId)
    }
  }

  /** Changes a pass by a decision that the model does not simulate, with its effects on face readers. */
  #decide(
    rider: number,
    requestId: string,
    decide: (pass: PassDocument) => Partial<PassDocument>,
    more: readonly NewEffect[] = [],
  ): Promise<unknown> {
    const at = this.now()
    const rule = (pass: PassDocument): Decision<PassDocument> => {
      const next = decide(pass)
      return { kind: 'change', next, effects: [...more, ...syncListings({ ...pass, ...next }, at)] }
    }
    return change(passes, () => passes.get(passAt(rider)), aWriteRequest({ requestId, now: at }), rule)
  }

  /** Erases a rider in the order of the product's erasure. */
  async #erase(rider: number): Promise<void> {
    this.#erasing.add(rider)
    this.#running[rider] = (this.#running[rider] ?? 0) + 1
    try {
      await people.remove(personIdOf(openidOf(rider)))
      await erasePass(passAt(rider), this.now())
      this.#erasing.delete(rider)
      this.#erased.add(rider)
    } finally {
      this.#running[rider] = (this.#running[rider] ?? 0) - 1
    }
  }

  /** The registration waits for the end of its erasure, so that nobody comes back before that. */
  async #comeBack(rider: number): Promise<void> {
    if (!this.#absent.includes(rider) || this.#running[rider] || !this.#erased.delete(rider)) return
    const at = this.now()
    await finish(passes, putRider(rider, at), at)
  }

  /** Repeats all erasures, because an erasure is an effect of the registration and is repeated until it has completed. */
  async finishErasures(): Promise<void> {
    for (const rider of this.#erasing) await this.#erase(rider)
  }

  async #ask(command: Asked, requestId: string): Promise<void> {
    const [openid, action, input] = this.#question(command)
    const reply = await this.#main({ action, input, requestId }, aPlatformContext(openid))
    if (!reply.ok && reply.error.code === 'UNAVAILABLE') throw Object.assign(new Error('lost'), { code: 'ECONNRESET' })
    if (!reply.ok && !EXPECTED_REFUSALS.includes(reply.error.code)) throw new Error(`${action}: ${reply.error.code}`)
    if (reply.ok && command.kind === 'add') this.#hang(command.reader, reply.data as { readerId: string; key: string })
  }

  #question(command: Asked): [openid: string, action: string, input: object] {
    switch (command.kind) {
      case 'consent':
        return [openidOf(command.rider), 'consent.decide', { kind: 'face', version: 1, decision: command.given ? 'given' : 'refused' }]
      case 'face':
        return [openidOf(command.rider), 'pass.setFace', { compoundId: HERE, on: command.on }]
      case 'add':
        return [MANAGER, 'compound.addReader', { compoundId: HERE, gateId: gateId('east'), name: '西门读脸机' }]
      case 'remove':
        return [MANAGER, 'compound.removeReader', { compoundId: HERE, readerId: this.#places[command.reader]?.readerId ?? 'rea_none' }]
      case 'open': {
        const { name, kind, level, townId, community } = aCompound()
        return [STAFF, 'compound.save', { compoundId: HERE, name, kind, level, townId, community, open: command.open }]
      }
    }
  }

  #hang(place: number, { readerId, key }: { readerId: string; key: string }): void {
    const device = this.devices.find((one) => one.readerId === readerId) ?? new WallDevice(readerId, key, this.now)
    if (!this.devices.includes(device)) this.devices.push(device)
    this.#places[place] = device
  }
}

/** Returns false when the function died, in which case the command may be retried. Any other error ends the run. */
async function answered(asked: Promise<unknown>): Promise<boolean> {
  try {
    await asked
    return true
  } catch (error) {
    if (Object(error).code === 'ECONNRESET') return false
    throw error
  }
}
