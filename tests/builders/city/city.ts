import { readFileSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import Database from 'libsql'
import { merchants } from '../../../cloudfunctions/domains/merchant/merchantDocument'
import { compounds } from '../../../cloudfunctions/domains/pass/documents/compound'
import type { Collection } from '../../../cloudfunctions/kernel/database/collection'
import { createEntry } from '../../../cloudfunctions/kernel/entry'
import { personIdOf } from '../../../cloudfunctions/kernel/people/ids'
import type { PlacePerson, StaffedPlace } from '../../../cloudfunctions/kernel/people/placeRole'
import { roles } from '../../../cloudfunctions/kernel/people/roles'
import { sealField } from '../../../cloudfunctions/kernel/secrets/sealedField'
import type { StationId } from '../../../contract/account/ids'
import type { Grant } from '../../../contract/kernel/roles'
import { type TestEmulator, type TestEmulatorOptions, withEmulator } from '../../support/emulator'
import { collections, everythingServed, openEveryDomain, reconcile } from '../house'
import { aPlatformContext } from '../platform'
import { NOON } from '../time'
import { type Phone, phoneOf } from './phone'

/** What comes back over the wire, before anybody knows for which action. */
export type AnyReply = Awaited<ReturnType<ReturnType<typeof createEntry>>>

/** The product's functions, run as the platform runs it, with the real SDK on an emulator of this file's own. */
export interface City {
  readonly emulator: TestEmulator
  /** The time of the next call. Every call takes a second. */
  now: Date
  /** Runs the function with any event, for somebody in WeChat or for nobody. */
  send(openid: string | undefined, event: unknown): Promise<AnyReply>
  /** A person's phone. The same name is the same person. */
  phone(name: string): Phone
  /** Gives a role without an invitation, as it has been before the test. */
  grant(phone: Phone, grant: Grant): Promise<void>
  /** The job carries out what no reply waits for: messages to many, agendas of many. */
  settle(): Promise<void>
  /** What the function logged so far. */
  readonly log: string[]
  /** Every document of every collection. */
  documents(): Promise<Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>>
  /** The bytes of every stored file. */
  files(): Promise<Buffer[]>
  /** The path of every stored file, and who uploaded it. */
  filePaths(): { readonly path: string; readonly owner: string | null }[]
}

const unchanged = { revision: 0, applied: [], outbox: {}, owed: 0, outboxDueAt: null }

/** Gives the tests of this file a city. Use what it returns inside tests and hooks only. */
export function withCity(options: TestEmulatorOptions = {}): City {
  openEveryDomain()
  const declared = collections.map(({ definition }) => definition)
  const emulator = withEmulator({ ...options, collections: declared })
  const log: string[] = []

  beforeAll(() => {
    // The keys of the built functions beside us, so that both can read what either wrote.
    const keys = JSON.parse(readFileSync(join(emulator.dataDir, 'secrets.json'), 'utf8'))
    Object.assign(process.env, emulator.sdkEnv(), keys, {
      APP_MODE: 'local',
      WECHAT_URL: `${emulator.url}/wechat`,
      WEB_URL: `${emulator.url}/http/web`,
      MESSAGE_TEMPLATE_ID: 'sample-template',
      // After a lost reply the SDK leaves its timer for "slow" warnings running.
      SILENCE: 'true',
    })
    jest.spyOn(console, 'log').mockImplementation((line: string) => void log.push(line))
  })
  afterAll(() => jest.restoreAllMocks())

  const city: City = {
    emulator,
    now: NOON,
    log,
    send: (openid, event) => main(event as never, aPlatformContext(openid)),
    phone: (name) => phoneOf(city, name),
    async grant({ openid }, grant) {
      const _id = personIdOf(openid)
      if ('compoundId' in grant) return employ(compounds, grant.compoundId, { personId: _id, role: grant.role, since: city.now })
      if ('merchantId' in grant) return employ(merchants, grant.merchantId, { personId: _id, role: grant.role, since: city.now })
      const grants = [...((await roles.get(_id))?.grants ?? []), grant]
      await roles.remove(_id)
      await roles.insert({ ...unchanged, _id, grants, accepted: [] })
    },
    async settle() {
      await reconcile(city.now)
    },
    documents: async () => emulator.database.contents(),
    async files() {
      const dir = join(emulator.dataDir, 'files')
      return Promise.all((await readdir(dir)).map((name) => readFile(join(dir, name))))
    },
    filePaths() {
      const services = new Database(join(emulator.dataDir, 'services.db'), { readonly: true })
      const rows = services.prepare('SELECT path, owner FROM files').all() as ReturnType<City['filePaths']>
      services.close()
      return rows
    },
  }
  const main = createEntry(everythingServed, () => tick(city))
  return city
}

/** Puts somebody into the list of a place, which gives them the role there. */
async function employ<Place extends StaffedPlace>(
  places: Collection<Place>,
  placeId: string,
  one: Omit<PlacePerson, 'label'>,
): Promise<void> {
  const { people = [] } = (await places.get(placeId)) ?? {}
  const label = sealField(places, 'label', placeId, '示例门岗')
  await places.update(placeId, {}, { people: [...people, { ...one, label }] } as never)
}

function tick(city: City): Date {
  city.now = new Date(city.now.getTime() + 500)
  return city.now
}

/** A station of the city with its manager, made by staff as in life. */
export async function aStationOf(
  city: City,
  staff: Phone,
  settings: { stationId: string; open?: boolean; trusted?: boolean },
): Promise<{ stationId: StationId; manager: Phone }> {
  const { stationId, open = true, trusted = true } = settings
  await staff.must('staff.saveTown', { townId: 'twn_sample', name: '示例镇', order: 1 })
  const { trustProposedAt } = await staff.must('staff.saveStation', {
    stationId,
    name: `示例站点${stationId}`,
    platform: '示例平台',
    townId: 'twn_sample',
    open,
    trusted,
  })
  if (trustProposedAt !== null) await confirmTrust(city, { stationId, proposedAt: trustProposedAt })
  const { code } = await staff.must('staff.invite', { grant: { role: 'stationManager', stationId } })
  const manager = city.phone(`manager_of_${stationId}`)
  await manager.must('role.accept', { code })
  return { stationId: stationId as StationId, manager }
}

/** Another member of the staff confirms that a station is trusted. */
async function confirmTrust(city: City, proposal: { stationId: string; proposedAt: string }): Promise<void> {
  const second = city.phone('confirming_staff')
  if ((await roles.get(second.personId)) === null) await city.grant(second, { role: 'staff' })
  await second.must('staff.confirmTrust', proposal)
}
