import { riderIdOf } from '../../cloudfunctions/domains/account/riderDocument'
import { ensureStation } from '../../cloudfunctions/domains/account/stations'
import type { OfferingDocument } from '../../cloudfunctions/domains/booking/offeringDocument'
import { unchanged } from '../../cloudfunctions/kernel/database/decision'
import { personIdOf } from '../../cloudfunctions/kernel/people/ids'
import { roles } from '../../cloudfunctions/kernel/people/roles'
import type { TownId } from '../../contract/account/ids'
import type { SessionId } from '../../contract/course/ids'
import { aSession, aSessionDetails, sessionId } from '../../tests/builders/offerings'
import { aRider, stationId } from '../../tests/builders/riders'
import { daysAfter } from '../../tests/builders/time'
import { type ServerProcess, startProcess } from '../emulatorProcess'

/** The number of documents in one call of the SDK. */
const BATCH = 500

/** Somebody of the staff. */
export const STAFF = 'oBench_staff'

export const openidAt = (number: number) => `oBench_rider${number}`

/** The verified riders of the district, and sessions that they want. */
export interface Hall extends ServerProcess {
  /** Opens a session that begins in a week and has this many places. */
  open(name: string, capacity: number, waitLimit?: number): Promise<SessionId>
  session(id: SessionId): Promise<OfferingDocument>
  /** The number of database requests of each kind while `work` runs. */
  countsOf(work: () => Promise<unknown>): Promise<Readonly<Record<string, number>>>
}

export async function openHall(dir: string, riders: number): Promise<Hall> {
  const server = await startProcess('emulator/cli.ts', ['--port', '0', '--data', dir], `${dir}/functions.log`)
  const station = {
    _id: stationId('bench'),
    name: '示例站',
    platform: '示例平台',
    townId: 'twn_bench' as TownId,
    open: true,
    trusted: true,
  }
  await ensureStation(station)
  await roles.insert({ ...unchanged, _id: personIdOf(STAFF), grants: [{ role: 'staff' }], accepted: [] })
  for (let from = 0; from < riders; from += BATCH) {
    await server.db.collection('riders').add(Array.from({ length: Math.min(BATCH, riders - from) }, (_, at) => riderAt(from + at)))
  }
  let opened = 0
  return {
    ...server,
    async open(name, capacity, waitLimit = 0) {
      const now = new Date()
      // Each session is on a day of its own, so that bookings do not clash.
      opened += 1
      const from = daysAfter(now, 7 + opened)
      const slots = [from, daysAfter(from, 7 * 52)].map((begin) => ({ from: begin, to: new Date(begin.getTime() + 5_400_000) }))
      const lessons = slots.map((slot, at) => ({ ...slot, no: at + 1, cancelled: null, reminded: false, closed: false }))
      const opensAt = daysAfter(now, -1)
      const details = aSessionDetails({ lessons })
      const session = aSession({ _id: sessionId(name), capacity, free: capacity, waitLimit, details, opensAt, venue: name })
      await server.db.collection('offerings').add(session)
      return session._id as SessionId
    },
    async session(id) {
      const { data } = await server.db.collection('offerings').where({ _id: id }).get()
      return data[0]
    },
    async countsOf(work) {
      const address = `${server.url}/emulator/queries`
      await fetch(address, { method: 'DELETE' })
      await work()
      return (await (await fetch(address)).json()).counts
    },
  }
}

function riderAt(number: number) {
  const personId = personIdOf(openidAt(number))
  return aRider({
    _id: riderIdOf(personId),
    personId,
    status: 'verified',
    identity: `identity${number}`,
    stationId: stationId('bench'),
    photo: null,
  })
}
