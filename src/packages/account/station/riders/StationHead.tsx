import { View } from '@tarojs/components'
import type { Actions } from '../../../../../contract'
import type { OutputOf } from '../../../../../contract/kernel/action'
import './riders.scss'

interface Props {
  me: OutputOf<Actions['account.me']> | undefined
  stationId: string
}

/** Which station this is, and how many wait. */
export function StationHead({ me, stationId }: Props) {
  const station = me?.workplaces.find((place) => place.role === 'stationManager' && place.stationId === stationId)
  if (station?.role !== 'stationManager') return null
  return (
    <View className="riders__head">
      <View className="riders__station">{station.stationName}</View>
      {station.waiting > 0 && <View>{`${station.waiting} 人等你担保`}</View>}
    </View>
  )
}
