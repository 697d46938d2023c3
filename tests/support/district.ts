import { join } from 'node:path'
import { inviteFirstStaff } from '../../scripts/firstStaff'
import { type Phone, phoneOf } from '../../seed/phone'
import { type TestEmulator, withEmulator } from './emulator'

const DIST = join(__dirname, '../../dist')

/** The built product on its own emulator: one town, two trusted stations, and a manager of the first. */
export interface District {
  readonly emulator: TestEmulator
  /** Calls the backend as this person's phone would, without any screen. `staff`, `colleague` (staff, too) and `manager` have their roles. */
  phone(openid: string): Phone
  /** Opens or closes a station. */
  setOpen(station: (typeof stations)[number], open: boolean): Promise<unknown>
}

const station = (stationId: string, name: string, platform: string) => ({ stationId, name, platform, townId: 'twn_1', trusted: true })

export const stations = [station('stn_1', '运河站（示例）', '美团'), station('stn_2', '太湖站（示例）', '饿了么')] as const

/** Gives the tests of this file a district. With `site` the browser preview is served at the emulator's address. */
export function withDistrict({ site = false } = {}): District {
  const emulator = withEmulator({ functionsDir: join(DIST, 'functions'), ...(site && { siteDir: join(DIST, 'h5') }) })
  const phones = new Map<string, Phone>()
  const phone = (openid: string) => {
    const known = phones.get(openid) ?? phoneOf(emulator.url, openid)
    phones.set(openid, known)
    return known
  }
  const setOpen: District['setOpen'] = (one, open) => phone('staff').ask('staff.saveStation', { ...one, open })
  const district = { emulator, phone, setOpen }
  beforeAll(() => furnish(district))
  return district
}

async function furnish({ emulator, phone }: District) {
  const [staff, colleague, manager] = [phone('staff'), phone('colleague'), phone('manager')]
  for (const one of [staff, colleague])
    await one.ask('role.accept', { code: await inviteFirstStaff({ local: emulator.url, dataDir: emulator.dataDir }) })
  await staff.ask('staff.saveTown', { townId: 'twn_1', name: '示例镇', order: 1 })
  for (const one of stations) {
    const { stationId, trustProposedAt } = await staff.ask('staff.saveStation', { ...one, open: true })
    await colleague.ask('staff.confirmTrust', { stationId, proposedAt: trustProposedAt ?? '' })
  }
  const { code } = await staff.ask('staff.invite', { grant: { role: 'stationManager', stationId: stations[0].stationId } })
  await manager.ask('role.accept', { code })
}
