import { Image, View } from '@tarojs/components'
import type { ApplicationView } from '../../../../../contract/account/station'
import { Card } from '../../../../ui/card/Card'
import { Tag } from '../../../../ui/tag/Tag'
import { workKindText } from '../../words/rider'
import { statusLabel } from '../reasons'
import './portrait.scss'

/** Large enough to recognise somebody. */
export const Portrait = ({ application: { photoUrl, realName, workKind, status } }: { application: ApplicationView }) => (
  <Card>
    {photoUrl ? (
      <Image className="portrait__picture" src={photoUrl} mode="aspectFit" />
    ) : (
      <View className="portrait__none">照片打不开，请下拉刷新</View>
    )}
    <View className="portrait__who">
      <View className="portrait__name">{realName}</View>
      <Tag tone={status === 'verified' ? 'ok' : 'warn'}>{statusLabel[status]}</Tag>
    </View>
    <View>{workKindText[workKind]}</View>
  </Card>
)
