import type { RiderDocument } from '../../../cloudfunctions/domains/account/riderDocument'
import { riderIdOf } from '../../../cloudfunctions/domains/account/riderDocument'
import { sealFor } from '../../../cloudfunctions/domains/account/riders'
import { dayOf } from '../../../cloudfunctions/kernel/calendar'
import { createEntry } from '../../../cloudfunctions/kernel/entry'
import { personIdOf } from '../../../cloudfunctions/kernel/people/ids'
import { LIFETIME_MS } from '../../../cloudfunctions/kernel/pictures/rules/tickets'
import { newUploads, type UploadsDocument, uploadPathOf } from '../../../cloudfunctions/kernel/pictures/uploads'
import type { ActionName } from '../../../contract'
import type { RiderId } from '../../../contract/account/ids'
import { everythingServed, openEveryDomain, reconcile } from '../house'
import { anIdNumber } from '../idNumbers'
import { aPerson, someRoles } from '../people'
import { aPlatformContext } from '../platform'
import { anEmptyDraft, sealedSample, stationId } from '../riders'
import { aStation } from '../stations'
import { NOON } from '../time'
import type { Command, Delivered, Delivery } from './commands'
import { type AnyDocument, dyingAfter, tableOf } from './memoryDatabase'
import { uploadPicture } from './memoryFiles'

/** A decision whose success was reported to its caller. */
export interface Acknowledged {
  readonly requestId: string
  readonly action: ActionName
  readonly riderId: RiderId
}

interface Call {
  readonly openid: string
  readonly action: ActionName
  readonly input: object
  readonly requestId: string
  readonly delivery: Delivery
  readonly riderId: RiderId
}

const openidOf = (rider: number) => `oSample_rider${rider}`
export const riderOf = (rider: number) => riderIdOf(personIdOf(openidOf(rider)))
const STAFF = 'oSample_staff'
const managerOf = (station: string) => `oSample_manager_${station}`

const put = (table: string, doc: AnyDocument) => tableOf(table).set(doc._id, doc)

/** Riders, the managers of two stations and a member of the staff, who use their phones at the same time. */
export class Fleet {
  readonly acknowledged: Acknowledged[] = []
  #now = NOON.getTime()
  #requests = 0
  #late: Call[] = []
  readonly #main = createEntry(everythingServed, () => this.now())

  constructor() {
    openEveryDomain()
    for (const station of ['a', 'b']) {
      put('stations', { ...aStation({ _id: stationId(station), trusted: station === 'a' }) })
      put('roles', {
        ...someRoles({ _id: personIdOf(managerOf(station)), grants: [{ role: 'stationManager', stationId: stationId(station) }] }),
      })
    }
    put('towns', { ...aStation(), _id: aStation().townId })
    put('roles', { ...someRoles({ _id: personIdOf(STAFF), grants: [{ role: 'staff' }] }) })
  }

  now(hoursLater = 0): Date {
    this.#now += 1000
    return new Date(this.#now + hoursLater * 3_600_000)
  }

  /** All commands of one round, as concurrent tasks. */
  round(delivered: readonly Delivered[]): Promise<unknown>[] {
    const late = this.#late.splice(0).map((call) => this.#once(call, Number.POSITIVE_INFINITY))
    for (const { command } of delivered) if (command.kind === 'register' || command.kind === 'saveDraft') makeReady(command.rider)
    return [...late, ...delivered.map((one) => this.#run(one))]
  }

  async #run({ command, delivery }: Delivered): Promise<void> {
    if (command.kind === 'reconcile') return void (await reconcile(this.now(command.hours)))
    const asked = await this.#question(command)
    if (!asked) return
    this.#requests += 1
    await this.#deliver({
      riderId: 'rider' in command ? riderOf(command.rider) : riderOf(0),
      ...asked,
      requestId: `request-${this.#requests}`,
      delivery,
    })
  }

  async #deliver(call: Call): Promise<void> {
    const answers = await Promise.all(call.delivery.copies.map((writes) => this.#once(call, writes)))
    for (let answered = answers.some(Boolean); call.delivery.insists && !answered; )
      answered = await this.#once(call, Number.POSITIVE_INFINITY)
    if (call.delivery.late) this.#late.push(call)
  }

  /** Sends a request once. Returns true when it was answered, by success or by a refusal. */
  async #once({ openid, action, input, requestId, riderId }: Call, writes: number): Promise<boolean> {
    const reply = await dyingAfter(writes, () => this.#main({ action, input, requestId }, aPlatformContext(openid)))
    if (!reply.ok && reply.error.code === 'INTERNAL') throw new Error(`${action} failed`)
    if (reply.ok) this.acknowledged.push({ requestId, action, riderId })
    return reply.ok || reply.error.code !== 'UNAVAILABLE'
  }

  /** The request that a command sends. A person who decides reads the current state first. */
  async #question(command: Exclude<Command, { kind: 'reconcile' }>): Promise<Pick<Call, 'openid' | 'action' | 'input'> | null> {
    switch (command.kind) {
      case 'register': {
        const idNumber = command.number === null ? {} : { idNumber: anIdNumber({ person: command.number }) }
        const form = {
          realName: '示例甲',
          workKind: 'courier',
          stationId: stationId(command.station),
          ...idNumber,
          ...this.#picture(command),
        }
        return { openid: openidOf(command.rider), action: 'rider.register', input: form }
      }
      case 'saveDraft':
        return {
          openid: openidOf(command.rider),
          action: 'rider.saveDraft',
          input: { idNumber: anIdNumber({ person: command.number }), ...this.#picture(command) },
        }
      case 'withdraw':
        return { openid: openidOf(command.rider), action: 'rider.withdraw', input: {} }
      case 'addCredit':
        return { openid: openidOf(command.rider), action: 'inbox.addCredit', input: {} }
      case 'setStation':
      case 'closeStation': {
        const { name, platform, townId } = aStation()
        const settings = command.kind === 'setStation' ? { open: true, trusted: command.trusted } : { open: false, trusted: true }
        return {
          openid: STAFF,
          action: 'staff.saveStation',
          input: { stationId: stationId(command.station), name, platform, townId, ...settings },
        }
      }
      case 'advance':
        return tableOf('riders').get(riderOf(command.rider))?.status === 'waitingDistrict'
          ? this.#seen(command.rider, 'staff.application', 'staff.approve')
          : this.#seen(command.rider, 'station.application', 'station.vouch')
      case 'vouch':
        return this.#seen(command.rider, 'station.application', 'station.vouch')
      case 'returnByStation':
        return this.#seen(command.rider, 'station.application', 'station.return', { reasons: ['photoUnclear'] })
      case 'approve':
        return this.#seen(command.rider, 'staff.application', 'staff.approve')
      case 'returnByStaff':
        return this.#seen(command.rider, 'staff.application', 'staff.return', { reasons: ['identityUnproven'] })
      case 'remove':
        return {
          openid: this.#managerOf(command.rider),
          action: 'station.remove',
          input: { riderId: riderOf(command.rider), reason: 'left' },
        }
    }
  }

  #picture({ photo, rider }: { photo: boolean; rider: number }) {
    return photo ? { photo: portraitOf(rider, this.now()) } : {}
  }

  async #seen(rider: number, look: ActionName, action: ActionName, more: object = {}) {
    const openid = look === 'staff.application' ? STAFF : this.#managerOf(rider)
    const riderId = riderOf(rider)
    const reply = await this.#main({ action: look, input: { riderId } }, aPlatformContext(openid))
    if (!reply.ok) return null
    const { revision } = reply.data as { revision: number }
    return { openid, action, input: { riderId, revision, ...more } }
  }

  #managerOf(rider: number): string {
    const station = tableOf('riders').get(riderOf(rider))?.stationId ?? stationId('a')
    return managerOf(String(station).replace('stn_', ''))
  }
}

/** Uploads a portrait with a ticket, as the form does. */
function portraitOf(rider: number, now: Date): string {
  const fresh = newUploads(personIdOf(openidOf(rider)), now)
  const { tickets, revision } = (tableOf('uploads').get(fresh._id) as UploadsDocument | undefined) ?? fresh
  const fileId = uploadPicture(uploadPathOf(personIdOf(openidOf(rider)), String(tickets.length), dayOf(now)))
  const ticket = { fileId, purpose: 'portraits', expiresAt: new Date(now.getTime() + LIFETIME_MS), usedFor: null }
  put('uploads', { ...fresh, revision: revision + 1, tickets: [...tickets, ticket] })
  return fileId
}

/** Prepares a rider whose consents, phone number and portrait were given by earlier calls. */
function makeReady(rider: number): void {
  const _id = riderOf(rider)
  const personId = personIdOf(openidOf(rider))
  const given = { version: 1, decision: 'given', at: NOON } as const
  if (!tableOf('people').has(personId))
    put('people', { ...aPerson({ _id: personId, openid: sealedSample('openid'), consents: { service: given, sensitive: given } }) })
  const draft: RiderDocument = anEmptyDraft({
    _id,
    revision: 0,
    phone: sealFor(_id, 'phone', '10000000000'),
    photo: 'cloud://sample/portrait.jpg',
  })
  if (!tableOf('riders').has(_id)) put('riders', { ...draft })
}
