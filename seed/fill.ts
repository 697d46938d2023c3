import { fillCertificates } from './fillCertificates'
import { fillCompounds, fillListings } from './fillCompounds'
import { fillContests } from './fillContests'
import { fillCourses } from './fillCourses'
import { fillDraws } from './fillDraws'
import { sampleIdNumber } from './idNumber'
import { fillMerchants } from './merchants'
import { portraitOf, RIDERS, type SampleRider } from './people'
import { type Phone, type Phones, phonesAt } from './phone'
import { STATIONS, TOWNS } from './places'

type Progress = (done: number, all: number) => void

/**
 * Fills an empty emulator with the sample data, through the same actions that phones use, so that the data are like those of the product.
 *
 * @param invitations codes for the first two staff members (`npm run first-staff`), since some decisions need two persons
 */
export async function fill(url: string, invitations: readonly [string, string], progress: Progress = () => {}): Promise<void> {
  const phones = phonesAt(url)
  const [staff, colleague] = [phones('staff-1'), phones('staff-2')]
  await staff.ask('role.accept', { code: invitations[0] })
  await colleague.ask('role.accept', { code: invitations[1] })
  for (const town of TOWNS) await staff.ask('staff.saveTown', town)
  for (const station of STATIONS) {
    const { stationId, trustProposedAt } = await staff.ask('staff.saveStation', { ...station, open: true })
    if (trustProposedAt !== null) await colleague.ask('staff.confirmTrust', { stationId, proposedAt: trustProposedAt })
  }
  const managers = new Map<string, Phone>()
  for (const { stationId } of STATIONS) managers.set(stationId, await hire(phones, stationId))

  for (const [at, rider] of RIDERS.entries()) {
    await enrol(phones(rider.openid), managerOf(managers, rider.stationId), rider, at + 1)
    progress(at + 1, RIDERS.length)
  }
  // One trusted station has not signed the convention, so that the consequences can be seen.
  const signing = STATIONS.filter(({ open, stationId }) => open && stationId !== 'stn_2').map(({ stationId }) => ({
    manager: managerOf(managers, stationId),
    stationId,
  }))
  await fillCompounds(phones, signing)
  await fillMerchants(phones)
  await fillCertificates(phones)
  const verified = RIDERS.filter(({ upTo, stationId }) => upTo === 'verified' && stationId !== 'stn_9').map(({ openid }) => phones(openid))
  await fillListings(phones, verified)
  await fillCourses(phones, verified, new Date())
  await fillDraws()
  await fillContests()
  for (const station of STATIONS.filter(({ open }) => !open)) await staff.ask('staff.saveStation', station)
}

function managerOf(managers: ReadonlyMap<string, Phone>, stationId: string): Phone {
  const manager = managers.get(stationId)
  if (!manager) throw new Error(`no station ${stationId}`)
  return manager
}

async function hire(phones: Phones, stationId: string): Promise<Phone> {
  const manager = phones(stationId.replace('stn_', 'manager-'))
  const { code } = await phones('staff-1').ask('staff.invite', { grant: { role: 'stationManager', stationId } })
  await manager.ask('role.accept', { code })
  return manager
}

/** Registers one rider up to the state in the sample. */
async function enrol(phone: Phone, manager: Phone, { name, kind, stationId, upTo, reasons, removedFor }: SampleRider, number: number) {
  for (const consent of ['service', 'sensitive'] as const)
    await phone.ask('consent.decide', { kind: consent, version: 1, decision: 'given' })
  if (upTo === 'draft') return phone.ask('rider.saveDraft', { realName: name, workKind: kind })
  await phone.ask('rider.bindPhone', { code: await phone.phoneCode(`1000000${String(number).padStart(4, '0')}`) })
  const photo = await phone.upload(portraitOf(number))
  const { riderId } = await phone.ask('rider.register', {
    realName: name,
    idNumber: sampleIdNumber(number),
    workKind: kind,
    stationId,
    photo,
  })
  if (upTo === 'waiting') return
  const { revision } = await manager.ask('station.application', { riderId })
  if (upTo === 'returned') return manager.ask('station.return', { riderId, revision, reasons: [...(reasons ?? [])] })
  await manager.ask('station.vouch', { riderId, revision })
  if (removedFor) return manager.ask('station.remove', { riderId, reason: removedFor })
}
