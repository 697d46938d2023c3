import { View } from '@tarojs/components'
import { useDidHide } from '@tarojs/taro'
import { type ReactNode, useMemo, useState } from 'react'
import type { PassView } from '../../../../contract/pass/pass'
import { type PassAudience, STEP_SECONDS, stepAt, withLiveCode } from '../../../../contract/pass/passCode'
import { momentText } from '../../../services/time'
import { useBrightScreen } from '../../../services/useBrightScreen'
import { useServerNow } from '../../../services/useServerNow'
import { Button } from '../../../ui/button/Button'
import { Card } from '../../../ui/card/Card'
import { QrCode } from '../../../ui/qr/QrCode'
import { Segments } from '../../../ui/segments/Segments'
import { type PassSecret, passCodeOf, passDigitsOf } from '../phone/phoneCode'
import { Holder } from './Holder'
import './countdown.scss'
import './code.scss'

/** The code and the six digits of the moment, and for how many seconds they are still shown. */
function useLiveCode(secret: PassSecret, audience: PassAudience) {
  const now = useServerNow(1000)
  const step = stepAt(now)
  const code = useMemo(() => passCodeOf(secret, audience, step), [secret, audience, step])
  const digits = useMemo(() => passDigitsOf(secret, step), [secret, step])
  const seconds = STEP_SECONDS - (Math.floor(now.getTime() / 1000) % STEP_SECONDS)
  return { code, digits, seconds, now }
}

/** How long this code is still shown: as a ring for the eye, and in words. */
const Countdown = ({ seconds }: { seconds: number }) => (
  <View className="countdown">
    <View className="countdown__ring" style={{ '--left': `${Math.round((seconds / STEP_SECONDS) * 100)}%` }} />
    {`${seconds} 秒后自动更新`}
  </View>
)

/** What is said aloud to a guard or clerk who can't scan. The tail of the phone number finds the pass, the digits prove it. */
const Digits = ({ phoneTail, digits }: { phoneTail: string; digits: string }) => (
  <View className="code__aloud">
    <View className="code__hint">{`扫不了？报尾号 ${phoneTail} 和这 6 位`}</View>
    <View className="code__digits">{`${digits.slice(0, 3)} ${digits.slice(3)}`}</View>
  </View>
)

interface Props {
  pass: PassView
  secret: PassSecret
}

/** px, with the white around: as wide as the card. Gloves hold the phone at arm's length. */
const SIZE = 311

const OUT_OF_DATE = '离线码过期了。连一次网会自动更新；现在请让门岗扫普通码，或报 6 位数字。'

/** The code for a gate. For a guard without network it carries the signed pass, too: larger, so it is asked for. */
function GateCode({ pass: { offline, phoneTail }, secret }: Props) {
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

/** The code for a shop's counter. A gate takes another one. */
function CounterCode({ pass: { phoneTail }, secret }: Props) {
  const { code, digits, seconds } = useLiveCode(secret, 'counter')
  return (
    <View className="code">
      <QrCode text={code} label="小哥码，给店员扫" size={SIZE} />
      <Countdown seconds={seconds} />
      {phoneTail && <Digits phoneTail={phoneTail} digits={digits} />}
      <View className="code__hint">结账前给店员扫，证明你是小哥。这个码只能在店里用，进不了小区</View>
    </View>
  )
}

const audiences = [
  { value: 'gate', label: '进门' },
  { value: 'counter', label: '优惠' },
] as const

interface ShownProps extends Props {
  /** Is there as long as a shop's code is shown. */
  atCounter: ReactNode
}

/** A pass that holds, on the phone that makes its codes. */
export function ShownPass({ pass, secret, atCounter }: ShownProps) {
  const [audience, setAudience] = useState<PassAudience>('gate')
  useBrightScreen(true)
  // Who comes back is at a gate until they say otherwise: a guard refuses a shop's code.
  useDidHide(() => setAudience('gate'))
  return (
    <>
      <Segments segments={audiences} value={audience} onChange={setAudience} />
      <Card>
        <Holder holder={pass.holder} />
        {audience === 'gate' ? <GateCode pass={pass} secret={secret} /> : <CounterCode pass={pass} secret={secret} />}
      </Card>
      {audience === 'counter' && atCounter}
    </>
  )
}
