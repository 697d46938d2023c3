import type { RiderStep, RiderView } from '../../../contract/account/rider'
import type { ApplicationView, RiderRow } from '../../../contract/account/station'
import { linkTo } from '../../kernel/files'
import { maskIdNumber, maskPhone } from '../../kernel/mask'
import type { RiderDocument, Step } from './riderDocument'
import { openSecret } from './riders'
import { isEditable, isSent } from './rules/registration'
import { type StationDocument, stations } from './stations'

/** What riders see of their own registration; null once it is being erased. */
export async function viewRider(rider: RiderDocument): Promise<RiderView | null> {
  const { status } = rider
  if (status === 'erasing') return null
  const [station, photoUrl] = await Promise.all([stationOf(rider), photoOf(rider)])
  return {
    riderId: rider._id,
    status,
    editable: isEditable(rider),
    realName: openSecret(rider, 'realName'),
    ...maskedNumbers(rider),
    workKind: rider.workKind,
    station: station && { ...naming(station), open: station.open },
    photoUrl,
    steps: rider.steps.map(viewStep),
    verifiedAt: status === 'verified' ? rider.since.toISOString() : null,
  }
}

/** What a station manager or staff see of an application. It has been sent, so the name, the kind of work and the station are there. */
export async function viewApplication(rider: RiderDocument): Promise<ApplicationView> {
  const [station, photoUrl] = await Promise.all([stationOf(rider), photoOf(rider)])
  const { status, workKind } = rider
  const realName = openSecret(rider, 'realName')
  const { idNumberMasked, phoneMasked } = maskedNumbers(rider)
  if (!isSent(rider) || status === 'erasing' || !station || !realName || !workKind || !idNumberMasked) {
    throw new Error(`riders/${rider._id} is no application`)
  }
  const steps = rider.steps.map(viewStep)
  return {
    riderId: rider._id,
    revision: rider.revision,
    status,
    realName,
    idNumberMasked,
    phoneMasked,
    workKind,
    station: naming(station),
    photoUrl,
    steps,
  }
}

export function viewRow(rider: RiderDocument): RiderRow {
  const { _id, workKind, status, since } = rider
  const realName = openSecret(rider, 'realName')
  if (status === 'erasing' || !realName || !workKind) throw new Error(`riders/${_id} is no application`)
  return { riderId: _id, realName, workKind, status, since: since.toISOString() }
}

const stationOf = async ({ stationId }: RiderDocument) => (stationId ? stations.get(stationId) : null)
const photoOf = async ({ photo }: RiderDocument) => (photo ? linkTo(photo) : null)
const naming = ({ _id, name, platform }: StationDocument) => ({ stationId: _id, name, platform })

function maskedNumbers(rider: RiderDocument) {
  const idNumber = openSecret(rider, 'idNumber')
  const phone = openSecret(rider, 'phone')
  return { idNumberMasked: idNumber && maskIdNumber(idNumber), phoneMasked: phone && maskPhone(phone) }
}

const viewStep = ({ step, at, reasons }: Step): RiderStep => ({ step, at: at.toISOString(), ...(reasons && { reasons: [...reasons] }) })
