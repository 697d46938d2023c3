import { View } from '@tarojs/components'
import type { Vehicle } from '../../../../contract/compoundRules'
import type { PassHolder } from '../../../../contract/passHolder'
import { workKindText } from '../../../texts/rider'
import { Avatar } from '../../../ui/avatar/Avatar'
import { Tag } from '../../../ui/tag/Tag'
import './gate.scss'

/** Whom the guard compares with the face. */
export const Holder = ({ holder, vehicle }: { holder: PassHolder; vehicle: Vehicle | null }) => (
  <View className="gate__holder">
    <Avatar name={holder.maskedName} photoUrl={holder.photoUrl} size="card" />
    <View className="gate__facts">
      <View className="gate__name">{holder.maskedName}</View>
      <View>{workKindText[holder.workKind]}</View>
      <View>{`${holder.platform} ${holder.station}`}</View>
      {vehicle && <Tag tone="ok">{vehicle === 'eBike' ? '电动车可进' : '步行'}</Tag>}
    </View>
  </View>
)
