import { View } from '@tarojs/components'
import type { RiderView } from '../../../contract/rider'
import { useKeptPicture } from '../../services/kept/useKeptPicture'
import { momentText } from '../../services/time'
import { workKindText } from '../../texts/rider'
import { Avatar } from '../../ui/avatar/Avatar'
import { Card } from '../../ui/card/Card'
import { Notice } from '../../ui/notice/Notice'
import { Tag } from '../../ui/tag/Tag'
import './pass.scss'

/** Verified: who this is, of which station, and since when that is known. */
export function IdentityCard({ rider }: { rider: RiderView }) {
  const photo = useKeptPicture('portrait', rider.photoUrl)
  const name = rider.realName ?? ''
  return (
    <>
      <Card>
        <View className="pass__card">
          <Avatar name={name} photoUrl={photo} size="card" />
          <View className="pass__facts">
            <View className="pass__title">{name}</View>
            {rider.workKind && <View>{workKindText[rider.workKind]}</View>}
            {rider.station && (
              <>
                <View>{rider.station.platform}</View>
                <View>{rider.station.name}</View>
              </>
            )}
            <Tag tone="ok">已认证</Tag>
          </View>
        </View>
        {rider.verifiedAt && <Notice tone="ok">{`${momentText(rider.verifiedAt, new Date())} 认证通过`}</Notice>}
      </Card>
      <Notice>扫码进小区还在准备。现在进门，请按门岗的要求登记。</Notice>
    </>
  )
}
