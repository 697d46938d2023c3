import { View } from '@tarojs/components'
import type { RiderView } from '../../../../../contract/account/rider'
import { Notice } from '../../../../ui/notice/Notice'
import { returnReasonsOf } from './returnReasons'

/** Why the form is open although it was sent before. */
export function WhyAgain({ rider }: { rider: RiderView }) {
  switch (rider.status) {
    case 'returned':
      return (
        <Notice tone="warn">
          {returnReasonsOf(rider).map(({ what, todo }) => (
            <View key={what}>
              {what}：{todo}
            </View>
          ))}
        </Notice>
      )
    case 'removed':
      return <Notice>你已离开原来的站点。选好现在的站点，再提交一次就行。</Notice>
    case 'waitingStation':
      return <Notice>已经提交过，站点还没处理。改好后要再点“提交登记”，站点才看得到。</Notice>
    default:
      return null
  }
}
