import { View } from '@tarojs/components'
import type { PassHolder } from '../../../../contract/pass/passHolder'
import { useKeptPicture } from '../../../services/kept/useKeptPicture'
import { Avatar } from '../../../ui/avatar/Avatar'
import { workKindText } from '../../account/words/rider'
import './pass.scss'

/** Who holds the pass, as a guard sees it. */
export function Holder({ holder }: { holder: PassHolder }) {
  const photo = useKeptPicture('portrait', holder.photoUrl)
  return (
    <View className="pass__holder">
      <Avatar name={holder.maskedName} photoUrl={photo} size="head" />
      <View className="pass__facts">
        <View className="pass__title">{holder.maskedName}</View>
        <View className="pass__note">{`${workKindText[holder.workKind]} · ${holder.platform} ${holder.station}`}</View>
      </View>
    </View>
  )
}
