import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Verdict } from '../../../../../contract/pass/gateVerdict'
import { Button } from '../../../../ui/button/Button'
import './gate.scss'
import { placeOf, ReportWait } from './ReportWait'

/** WeChat rejects when somebody thinks better of it. */
const call = (phoneNumber: string) => Taro.makePhoneCall({ phoneNumber }).catch(() => undefined)

/** What helps when it gets stuck at the gate itself: the compound's public number, and its property manager. */
export function OtherWays({ verdict }: { verdict: Verdict }) {
  const { compound, holder } = verdict
  const place = holder && placeOf(verdict)
  return (
    <View className="gate__ways">
      {compound?.hotline && (
        <View className="gate__way">
          <Button variant="lightGhost" icon="phone" onTap={() => call(compound.hotline ?? '')}>
            打热线
          </Button>
        </View>
      )}
      {place && <ReportWait place={place} />}
    </View>
  )
}
