import { riderIdOf } from '../../../cloudfunctions/domains/account/riderDocument'
import { erasePass } from '../../../cloudfunctions/domains/pass/pass/erasePass'
import { type PassDocument, passes, passIdOfRider } from '../../../cloudfunctions/domains/pass/pass/passDocument'
import { followListings } from '../../../cloudfunctions/domains/pass/rules/follow'
import { change } from '../../../cloudfunctions/kernel/database/change'
import type { Decision } from '../../../cloudfunctions/kernel/database/decision'
import { createEntry } from '../../../cloudfunctions/kernel/entry'
import { personIdOf } from '../../../cloudfunctions/kernel/people/ids'
import { people } from '../../../cloudfunctions/kernel/people/personDocument'
import type { PassId } from '../../../contract/pass/ids'
import { aCompound, aGate, compoundId, gateId } from '../compounds'
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

/** What is asked of the functions, as an action. */
type Asked = Extract<Command, { kind: 'consent' | 'face' | 'add' | 'remove' | 'open' }>

/** Refusals that are no mistake here: nobody looks before they ask. */
const MAY_HEAR: readonly string[] = ['NOT_FOUND', 'TOO_MANY', 'PASS_MISSING', 'CONSENT_REQUIRED', 'LISTING_CHANGED']

const listed = (approved: boolean, face = false) =>
  anApproval({ state: approved ? 'approved' : 'removed', until: daysAfter(NOON, 30), face: approved && face })

/** One compound with face readers on its walls, the riders who want to be known there or not, and the person who manages it. */
export class Wall {
  readonly devices: WallDevice[] = []
  /** The reader that stands at each place now. */
  readonly #places: (WallDevice | undefined)[] = Array.from({ length: READERS })
  #now = NOON.getTime()
  #requests = 0
  readonly #erasing = new Set<number>()
  readonly #main = createEntry(everythingServed, () => this.now())

  constructor() {
    openEveryDomain()
    const manager = { personId: personIdOf(MANAGER), role: 'propertyManager', label: '示例物业', since: NOON } as const
    put('compounds', { ...aCompound({ _id: HERE, gates: [aGate()], people: [manager] }) })
    put('towns', { ...aStation(), _id: aStation().townId })
    put('roles', { ...someRoles({ _id: personIdOf(STAFF), grants: [{ role: 'staff' }] }) })
    for (let rider = 0; rider < RIDERS; rider += 1) {
      const personId = personIdOf(openidOf(rider))
      const photo = uploadPicture()
      put('people', { ...aPerson({ _id: personId, consents: { face: { version: 1, decision: 'given', at: NOON } } }) })
      put('passes', {
        ...aPass({ riderId: riderIdOf(personId), holder: { ...aPass().holder, photo }, listings: { [HERE]: listed(true, true) } }),
      })
    }
  }

  /** How it all begins: the readers hang on the walls and have learned everybody. */
  async begin(): Promise<void> {
    for (let reader = 0; reader < READERS; reader += 1) await this.#ask({ kind: 'add', reader }, `request-first-${reader}`)
    for (let rider = 0; rider < RIDERS; rider += 1) await this.#decide(rider, `request-first-${rider}`, () => ({}))
    await Promise.all(this.devices.map((device) => device.poll('now')))
  }

  now = (minutesLater = 0): Date => {
    this.#now += 1000
    return new Date(this.#now + minutesLater * 60_000)
  }

  /** Everything of one round, as tasks that run side by side. */
  round = (delivered: readonly Delivered[]): Promise<unknown>[] => delivered.map((one) => this.#run(one))

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

  /** What somebody else has decided about a pass, with what follows from it. */
  #decide(rider: number, requestId: string, decide: (pass: PassDocument) => Partial<PassDocument>): Promise<unknown> {
    const at = this.now()
    const rule = (pass: PassDocument): Decision<PassDocument> => {
      const next = decide(pass)
      return { kind: 'change', next, effects: followListings({ ...pass, ...next }, at) }
    }
    return change(passes, () => passes.get(passAt(rider)), aWriteRequest({ requestId, now: at }), rule)
  }

  /** In the order of an erasure. */
  async #erase(rider: number): Promise<void> {
    this.#erasing.add(rider)
    await people.remove(personIdOf(openidOf(rider)))
    await erasePass(passAt(rider), this.now())
  }

  /** An erasure is an effect of the registration: it is repeated until it is done. */
  async finishErasures(): Promise<void> {
    for (const rider of this.#erasing) await this.#erase(rider)
  }

  async #ask(command: Asked, requestId: string): Promise<void> {
    const [openid, action, input] = this.#question(command)
    const reply = await this.#main({ action, input, requestId }, aPlatformContext(openid))
    if (!reply.ok && reply.error.code === 'UNAVAILABLE') throw Object.assign(new Error('lost'), { code: 'ECONNRESET' })
    if (!reply.ok && !MAY_HEAR.includes(reply.error.code)) throw new Error(`${action}: ${reply.error.code}`)
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

/** False when the function died: whoever insists asks again. Anything else that goes wrong ends the run. */
async function answered(asked: Promise<unknown>): Promise<boolean> {
  try {
    await asked
    return true
  } catch (error) {
    if (Object(error).code === 'ECONNRESET') return false
    throw error
  }
}
