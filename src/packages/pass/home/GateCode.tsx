import { View } from '@tarojs/components'
import { useState } from 'react'
import type { PassView } from '../../../../contract/pass/pass'
import { withLiveCode } from '../../../../contract/pass/passCode'
import { momentText } from '../../../services/time'
import { Button } from '../../../ui/button/Button'
import { QrCode } from '../../../ui/qr/QrCode'
import type { PassSecret } from '../phone/phoneCode'
import './code.scss'
import { Countdown } from './Countdown'
import { Digits } from './Digits'
import { useLiveCode } from './useLiveCode'

interface Props {
  pass: PassView
  secret: PassSecret
}

/** px, with the white around: as wide as the card. Gloves hold the phone at arm's length. */
export const SIZE = 311

const OUT_OF_DATE = '离线码过期了。连一次网会自动更新；现在请让门岗扫普通码，或报 6 位数字。'

/** The code for a gate. For a guard without network it carries the signed pass, too: larger, so it is asked for. */
export function GateCode({ pass: { offline, phoneTail }, secret }: Props) {
  const { code, digits, seconds, now } = useLiveCode(secret, 'gate')
  const [forOffline, setForOffline] = useState(false)
  const signed = offline && Date.parse(offline.expiresAt) > now.getTime() ? offline : null
  const isLarge = forOffline && signed !== null
  return (
    <View className="code">
      {isLarge ? (
        <QrCode text={withLiveCode(signed.text, code)} label="离线小哥码，给没有网络的门岗扫" size={SIZE} />
      ) : (
        <QrCode text={code} label="小哥码，给门岗扫" size={SIZE} />
      )}
      <Countdown seconds={seconds} />
      {isLarge && <View className="code__hint">{`门岗没有网络时扫这个码，${momentText(signed.expiresAt, now)} 前有效`}</View>}
      {forOffline && !signed && <View className="code__hint">{OUT_OF_DATE}</View>}
      {!isLarge && phoneTail && <Digits phoneTail={phoneTail} digits={digits} />}
      <Button variant="quiet" icon={forOffline ? 'qr' : 'offline'} onTap={() => setForOffline(!forOffline)}>
        {forOffline ? '换回普通码' : '门岗没有网络？'}
      </Button>
    </View>
  )
}
