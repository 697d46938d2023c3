import { View } from '@tarojs/components'
import type { Vehicle } from '../../contract/compoundRules'
import type { PassHolder } from '../../contract/passHolder'
import { workKindText } from '../texts/rider'
import { vehicleText } from '../texts/uses'
import { Avatar } from '../ui/avatar/Avatar'
import { Tag } from '../ui/tag/Tag'
import './holderCard.scss'

/** Whom to compare with the face in front of one. */
export const HolderCard = ({ holder, vehicle }: { holder: PassHolder; vehicle?: Vehicle }) => (
  <View className="holder-card">
    <Avatar name={holder.maskedName} photoUrl={holder.photoUrl} size="card" />
    <View className="holder-card__facts">
      <View className="holder-card__name">{holder.maskedName}</View>
      <View>{workKindText[holder.workKind]}</View>
      <View>{`${holder.platform} ${holder.station}`}</View>
      {vehicle && <Tag>{vehicleText[vehicle]}</Tag>}
    </View>
  </View>
)
