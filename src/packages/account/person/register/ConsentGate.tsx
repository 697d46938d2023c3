import { View } from '@tarojs/components'
import type { ConsentView } from '../../../../../contract/account/consent'
import { openTab } from '../../../../routes'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import { Notice } from '../../../../ui/notice/Notice'
import { Screen } from '../../../../ui/screen/Screen'
import { consentTexts } from '../../words/consents'
import { ConsentText } from '../consents/ConsentText'
import { useDecision } from '../consents/useDecision'
import './consentGate.scss'

/** One consent with its two answers; an answer can be changed until the form begins. */
function ConsentQuestion({ consent: { kind, state } }: { consent: ConsentView }) {
  const { decide, problem } = useDecision(kind)
  const { title, summary, ifRefused } = consentTexts[kind]
  return (
    <Card title={title}>
      <View>{summary}</View>
      <View className="consent-gate__text">
        <ConsentText kind={kind} />
      </View>
      {state === 'refused' && <Notice tone="warn">你选了不同意。{ifRefused}</Notice>}
      {problem && <Notice tone="no">{problem}</Notice>}
      {state === 'given' ? (
        <Notice tone="ok">已同意</Notice>
      ) : (
        <View className="consent-gate__answers">
          <Button onTap={() => decide('given')}>{state === 'refused' ? '改为同意' : '同意'}</Button>
          {state === 'asked' && (
            <Button variant="ghost" onTap={() => decide('refused')}>
              不同意
            </Button>
          )}
        </View>
      )}
    </Card>
  )
}

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
