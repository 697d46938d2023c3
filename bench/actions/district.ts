import type { PassId } from '../../contract/pass/ids'
import type { EmulatedDatabase } from '../../emulator/database'
import type { Scene } from '../../tests/builders/city/scene'
import { compoundId } from '../../tests/builders/compounds'
import { collections } from '../../tests/builders/house'
import { aPass } from '../../tests/builders/passes'
import { aRider, riderId, stationId } from '../../tests/builders/riders'
import { daysAfter, minutesAfter, NOON } from '../../tests/builders/time'
import { aUse } from '../../tests/builders/uses'
import { insertAll } from '../insertAll'

const STATIONS = 14
const COMPOUNDS = 70
/** Entries are spread over so many days. */
const DAYS = 90

const number = (at: number) => String(at).padStart(20, '0')
const passIdAt = (at: number) => `pas_${number(at)}` as PassId

interface Size {
  readonly riders: number
  readonly uses: number
}

/** The district around the scene: its riders with passes, and the entries of three months. The indexes are built once, when all is there. */
export async function fillDistrict(database: EmulatedDatabase, { riders, uses }: Size): Promise<void> {
  database.ensureCollections(['riders', 'passes', 'uses'].map((name) => ({ name, indexes: [] })))
  const riderAt = (at: number) => riderId(number(at))
  await insertAll(database, 'riders', riders, (at) =>
    aRider({ _id: riderAt(at), stationId: stationId(`bench${at % STATIONS}`), status: 'verified', identity: `bench${number(at)}` }),
  )
  await insertAll(database, 'passes', riders, (at) => aPass({ _id: passIdAt(at), riderId: riderAt(at) }))
  const each = Math.ceil(uses / riders)
  await insertAll(database, 'uses', uses, (at) => {
    const passId = passIdAt(Math.floor(at / each))
    const when = minutesAfter(daysAfter(NOON, -DAYS), (at * 7919) % (DAYS * 24 * 60))
    const place = compoundId(`bench${at % COMPOUNDS}`)
    return aUse({ passId, sequence: (at % each) + 1, requestKey: `bench${number(at)}`, place, at: when, arrivedAt: when })
  })
  database.ensureCollections(collections.map(({ definition }) => definition))
}

const OWN_RIDERS = 1000
const OWN_USES = 5000

/** The scene's own station and compound, as large as the largest of the district. */
export async function fillScene(database: EmulatedDatabase, { own, compound }: Scene): Promise<void> {
  await insertAll(database, 'riders', OWN_RIDERS, (at) =>
    aRider({
      _id: riderId(`own${number(at)}`),
      stationId: own as never,
      status: at % 10 === 0 ? 'waitingStation' : 'verified',
      identity: `own${number(at)}`,
    }),
  )
  await insertAll(database, 'uses', OWN_USES, (at) => {
    const when = minutesAfter(NOON, at - 2 * OWN_USES)
    return aUse({ passId: passIdAt(10_000_000 + at), requestKey: `own${number(at)}`, place: compound, at: when, arrivedAt: when })
  })
}
