import { View } from '@tarojs/components'
import { useState } from 'react'
import type { ConsentView } from '../../../../../contract/account/consent'
import type { ConsentKind } from '../../../../../contract/account/rider'
import { openPage } from '../../../../routes'
import { dayText } from '../../../../services/time'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import { Notice } from '../../../../ui/notice/Notice'
import { Dialog } from '../../../../ui/overlay/Overlay'
import { Screen } from '../../../../ui/screen/Screen'
import { Answered } from '../../../../ui/states/Answered'
import { Tag, type TagTone } from '../../../../ui/tag/Tag'
import { useMe } from '../../useMe'
import { consentTexts } from '../../words/consents'
import { ConsentText } from './ConsentText'
import { useDecision } from './useDecision'
import './consentCard.scss'
import '../../words/refusals'
import '../../icons.scss'

/** What the registration rests on: a verified rider's pass stops with it. */
const CARRYING: readonly ConsentKind[] = ['service', 'sensitive']

interface Props {
  kind: ConsentKind
  verified: boolean
  onTakeBack: () => Promise<unknown>
  onClose: () => void
}

/** Says what ends before a consent is taken back. */
function TakeBackDialog({ kind, verified, onTakeBack, onClose }: Props) {
  const { title, ifRefused } = consentTexts[kind]
  const actions = (
    <>
      <Button variant="danger" onTap={onTakeBack}>
        收回同意
      </Button>
      <Button variant="ghost" onTap={onClose}>
        先不收回
      </Button>
    </>
  )
  return (
    <Dialog title={`收回“${title}”的同意？`} actions={actions} onClose={onClose}>
      {verified && CARRYING.includes(kind) && <Notice tone="warn">你已认证。收回要退出登记，小哥码马上停用，进不了小区</Notice>}
      <View>{ifRefused}</View>
    </Dialog>
  )
}

const states: Record<ConsentView['state'], { word: string; tone: TagTone }> = {
  given: { word: '已同意', tone: 'ok' },
  refused: { word: '不同意', tone: 'warn' },
  asked: { word: '还没问过你', tone: 'plain' },
}

const since = ({ version, at }: ConsentView) => `第 ${version} 版${at ? ` · ${dayText(at, new Date())}选的` : ''}`

/** One consent: its state, its text, and the way to change it. */
function ConsentCard({ consent, verified }: { consent: ConsentView; verified: boolean }) {
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
      {asking && <TakeBackDialog kind={kind} verified={verified} onTakeBack={takeBack} onClose={() => setAsking(false)} />}
    </Card>
  )
}

export default function ConsentsPage() {
  const me = useMe()
  return (
    <Screen>
      <View>每一项单独同意，都可以不同意，也随时可以收回。收回只停掉用到它的那一件事。</View>
      <Answered query={me}>
        {({ consents, rider }) =>
          consents.map((consent) => <ConsentCard key={consent.kind} consent={consent} verified={rider?.status === 'verified'} />)
        }
      </Answered>
    </Screen>
  )
}
