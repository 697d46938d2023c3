import { View } from '@tarojs/components'
import type { ConsentView } from '../../../../../contract/account/consent'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import { Notice } from '../../../../ui/notice/Notice'
import { consentTexts } from '../../words/consents'
import { ConsentText } from '../consents/ConsentText'
import { useDecision } from '../consents/useDecision'
import './consentGate.scss'

/** One consent with its two answers; an answer can be changed until the form begins. */
export function ConsentQuestion({ consent: { kind, state } }: { consent: ConsentView }) {
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
