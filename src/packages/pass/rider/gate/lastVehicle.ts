import Taro from '@tarojs/taro'
import type { Vehicle } from '../../../../../contract/pass/compoundRules'
import { readGateCode } from '../../../../../contract/pass/gateCode'

const KEY = 'lastVehicle'
/** Who walked in here a while ago still walks: the bike stands outside. At the next compound it is ridden again. */
const SAME_VISIT_MS = 30 * 60_000

interface LastVehicle {
  gate: string
  vehicle: Vehicle
  /** ms since 1970, by the phone's clock. */
  at: number
}

const gateOf = (gateCode: string) => readGateCode(gateCode)?.code ?? ''

/** How the rider comes in at this gate, as long as nobody says otherwise. */
export function vehicleAt(gateCode: string, now: number): Vehicle {
  const last = Taro.getStorageSync<LastVehicle | ''>(KEY)
  const isSameVisit = last !== '' && last.gate === gateOf(gateCode) && Math.abs(now - last.at) < SAME_VISIT_MS
  return isSameVisit ? last.vehicle : 'eBike'
}

export const keepVehicle = (gateCode: string, vehicle: Vehicle, now: number): void =>
  Taro.setStorageSync(KEY, { gate: gateOf(gateCode), vehicle, at: now } satisfies LastVehicle)
