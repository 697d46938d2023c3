import { View } from '@tarojs/components'
import { QrCode } from '../../../ui/qr/QrCode'
import type { PassSecret } from '../phone/phoneCode'
import './code.scss'
import { Countdown } from './Countdown'
import { SIZE } from './GateCode'
import { useLiveCode } from './useLiveCode'

/** The code for a shop's counter. A gate takes another one. */
export function CounterCode({ secret }: { secret: PassSecret }) {
  const { code, seconds } = useLiveCode(secret, 'counter')
  return (
    <View className="code">
      <QrCode text={code} label="小哥码，给店员扫" size={SIZE} />
      <Countdown seconds={seconds} />
      <View className="code__hint">结账前给店员扫，证明你是小哥。这个码只能在店里用，进不了小区</View>
    </View>
  )
}
