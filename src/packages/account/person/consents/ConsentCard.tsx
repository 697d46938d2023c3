import { View } from '@tarojs/components'
import { useState } from 'react'
import type { ConsentView } from '../../../../../contract/account/consent'
import { openPage } from '../../../../routes'
import { dayText } from '../../../../services/time'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import { Notice } from '../../../../ui/notice/Notice'
import { Tag, type TagTone } from '../../../../ui/tag/Tag'
import { consentTexts } from '../../words/consents'
import { ConsentText } from './ConsentText'
import './consentCard.scss'
import { TakeBackDialog } from './TakeBackDialog'
import { useDecision } from './useDecision'

const states: Record<ConsentView['state'], { word: string; tone: TagTone }> = {
  given: { word: '已同意', tone: 'ok' },
  refused: { word: '不同意', tone: 'warn' },
  asked: { word: '还没问过你', tone: 'plain' },
}

const since = ({ version, at }: ConsentView) => `第 ${version} 版${at ? ` · ${dayText(at, new Date())}选的` : ''}`

/** One consent: its state, its text, and the way to change it. */
export function ConsentCard({ consent }: { consent: ConsentView }) {
  const { kind, state } = consent
  const [asking, setAsking] = useState(false)
  const { decide, refusal, problem } = useDecision(kind)
  const takeBack = async () => {
    await decide('refused')
    setAsking(false)
  }
  return (
    <Card>
      <View className="consent-card__head">
        <View className="consent-card__title">{consentTexts[kind].title}</View>
        <Tag tone={states[state].tone}>{states[state].word}</Tag>
      </View>
      <View>{consentTexts[kind].summary}</View>
      <View className="consent-card__note">{since(consent)}</View>
      {problem && <Notice tone="no">{problem}</Notice>}
      {refusal?.code === 'CONSENT_IN_USE' && (
        <Button variant="ghost" icon="exit" onTap={() => openPage('withdraw')}>
          去退出登记
        </Button>
      )}
      <View className="consent-card__actions">
        <ConsentText kind={kind} />
        {state === 'given' ? (
          <Button variant="quiet" onTap={() => setAsking(true)}>
            收回同意
          </Button>
        ) : (
          <Button variant="quiet" onTap={() => decide('given')}>
            同意
          </Button>
        )}
      </View>
      {asking && <TakeBackDialog kind={kind} onTakeBack={takeBack} onClose={() => setAsking(false)} />}
    </Card>
  )
}
