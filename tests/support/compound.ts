import type { CompoundRules } from '../../contract/pass/compoundRules'
import { CONVENTION_VERSION } from '../../contract/pass/convention'
import { sampleIdNumber } from '../../seed/idNumber'
import type { Phone } from '../../seed/phone'
import { postedCodes } from '../../seed/poster'
import { type District, stations } from './district'

export const sampleCompound = {
  compoundId: 'cmp_1',
  name: '运河花园（示例）',
  kind: 'compound',
  level: 'friendly',
  townId: 'twn_1',
  community: '运河社区（示例）',
  open: true,
} as const

const { compoundId } = sampleCompound

/** Opens a compound with one gate whose property manager is `property`. The convention is not signed yet. */
export async function openCompound(district: District) {
  const [staff, property] = [district.phone('staff'), district.phone('property')]
  await staff.ask('compound.save', sampleCompound)
  const { code } = await staff.ask('staff.invite', { grant: { role: 'propertyManager', compoundId } })
  await property.ask('role.accept', { code })
  await property.ask('compound.saveGate', { compoundId, name: '西门', open: true, exits: false })
}

/** The text of the entrance code that is posted at this gate. */
export async function postedCode(district: District, gateName: string): Promise<string> {
  const posted = (await postedCodes(district.phone('property'), compoundId)).find(({ gate }) => gate === gateName)
  if (!posted) throw new Error(`There is no gate ${gateName}`)
  return posted.text
}

/** The rules of a new compound, which admit every pass. */
export const everyPass: CompoundRules = {
  who: 'anyPass',
  workKinds: ['courier', 'deliveryRider', 'rideHailDriver', 'streamer'],
  hours: [],
  eBikes: true,
  eBikesClosed: [],
}

/** A rider scans the code at the west gate. */
export const arriving = async (district: District, openid: string, vehicle: 'eBike' | 'foot' = 'eBike') =>
  district.phone(openid).ask('pass.enterGate', { gateCode: await postedCode(district, '西门'), vehicle })

/** All parties except the riders sign the convention. */
export async function signConvention(district: District) {
  const version = CONVENTION_VERSION
  const [{ stationId }] = stations
  await district.phone('manager').ask('convention.signForStation', { version, stationId })
  await district.phone('property').ask('convention.signForCompound', { version, compoundId })
  await district.phone('staff').ask('convention.signForCommunity', { version, compoundId })
}

const deviceIdOf = ({ openid }: Phone) => `dev_${openid.replace(/[^a-z0-9]/g, '')}`

/** The rider signs the convention, which is required before asking for a white list. */
export const acceptConvention = (rider: Phone) =>
  rider.ask('convention.accept', { version: CONVENTION_VERSION, deviceId: deviceIdOf(rider) })

let count = 300

/** A verified rider of the first station, with a pass. */
export async function verifiedRider(district: District, openid: string, realName: string): Promise<Phone> {
  const rider = district.phone(openid)
  const [{ stationId }] = stations
  for (const kind of ['service', 'sensitive'] as const) await rider.ask('consent.decide', { kind, version: 1, decision: 'given' })
  count += 1
  await rider.ask('rider.bindPhone', { code: await rider.phoneCode(`10000000${count}`) })
  const form = { realName, idNumber: sampleIdNumber(count), workKind: 'deliveryRider', stationId, photo: await rider.upload(1) } as const
  const { riderId } = await rider.ask('rider.register', form)
  const { revision } = await district.phone('manager').ask('station.application', { riderId })
  await district.phone('manager').ask('station.vouch', { riderId, revision })
  return rider
}
