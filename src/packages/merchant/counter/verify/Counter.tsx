import { View } from '@tarojs/components'
import { Button } from '../../../../ui/button/Button'
import { Notice } from '../../../../ui/notice/Notice'
import { useMe } from '../../../account/useMe'

interface Props {
  merchantId: string
  /** Why nothing was checked. */
  problem: string | null
  onScan: () => unknown
}

/** Before the scan: which shop this is, what the customer has to show, one large button. */
export function Counter({ merchantId, problem, onScan }: Props) {
  const { data } = useMe()
  const place = data?.workplaces.find((one) => one.role === 'clerk' && one.merchantId === merchantId)
  return (
    <>
      {place?.role === 'clerk' && <View className="counter__title">{place.merchantName}</View>}
      <View>请顾客打开“小哥码”，切到“优惠”。一个码只能用一次。</View>
      {problem && <Notice tone="warn">{problem}</Notice>}
      <View className="counter__scan">
        <Button icon="scan" onTap={onScan}>
          扫顾客的码
        </Button>
      </View>
    </>
  )
}
