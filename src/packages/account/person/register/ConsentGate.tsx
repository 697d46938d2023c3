import { View } from '@tarojs/components'
import type { ConsentView } from '../../../../../contract/account/consent'
import { openTab } from '../../../../routes'
import { Button } from '../../../../ui/button/Button'
import { Screen } from '../../../../ui/screen/Screen'
import { ConsentQuestion } from './ConsentQuestion'
import './consentGate.scss'

/** Asked before the form: each by itself. Whoever refuses hears what still works. */
export function ConsentGate({ asked }: { asked: readonly ConsentView[] }) {
  const refused = asked.some(({ state }) => state === 'refused')
  return (
    <Screen>
      <View>
        <View className="consent-gate__title">登记前，请先看这两件事</View>
        <View className="consent-gate__note">都同意了，接着就能填表，大约 3 分钟。以后在“我的”里随时可以看、可以收回。</View>
      </View>
      {asked.map((consent) => (
        <ConsentQuestion key={consent.kind} consent={consent} />
      ))}
      {refused && (
        <Button variant="ghost" onTap={() => openTab('home')}>
          先不登记，回首页
        </Button>
      )}
    </Screen>
  )
}
