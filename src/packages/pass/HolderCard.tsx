import { View } from '@tarojs/components'
import type { Vehicle } from '../../../contract/pass/compoundRules'
import type { HolderFace, PassHolder } from '../../../contract/pass/passHolder'
import { Avatar } from '../../ui/avatar/Avatar'
import { Tag } from '../../ui/tag/Tag'
import { workKindText } from '../account/words/rider'
import { vehicleText } from './words/uses'
import './holderCard.scss'

/** What an answer tells of a holder: a counter hears less than a gate. */
type Shown = HolderFace & Partial<PassHolder>

/** Whom to compare with the face in front of one. Without a picture the name is what there is to compare. */
export const HolderCard = ({ holder, vehicle }: { holder: Shown; vehicle?: Vehicle }) => (
  <View className="holder-card">
    <Avatar name={holder.maskedName} photoUrl={holder.photoUrl} size={holder.photoUrl ? 'card' : 'head'} />
    <View className="holder-card__facts">
      <View className="holder-card__name">{holder.maskedName}</View>
      {holder.workKind && <View>{workKindText[holder.workKind]}</View>}
      {holder.platform && <View>{holder.platform}</View>}
      {holder.station && <View>{holder.station}</View>}
      {vehicle && <Tag>{vehicleText[vehicle]}</Tag>}
    </View>
  </View>
)
