import Taro from '@tarojs/taro'
import { useState } from 'react'
import type { GateView } from '../../../../../contract/pass/gate'

const placeOf = (compoundId: string) => `dutyGate:${compoundId}`

/** The gate at which this phone stands: chosen once and kept. Where there is one gate it is that one. */
export function useGate(compoundId: string, gates: readonly GateView[] | undefined) {
  const [chosen, setChosen] = useState(() => Taro.getStorageSync<string>(placeOf(compoundId)))
  const [only] = gates?.length === 1 ? gates : []
  const gate = only ?? gates?.find(({ gateId }) => gateId === chosen) ?? null

  const choose = (gateId: string) => {
    Taro.setStorageSync(placeOf(compoundId), gateId)
    setChosen(gateId)
  }

  return { gate, choose }
}
