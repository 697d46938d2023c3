import { View } from '@tarojs/components'
import { useState } from 'react'
import type { GuardRefusal } from '../../../../../contract/pass/gateVerdict'
import { Notice } from '../../../../ui/notice/Notice'
import { Verdict } from '../../../../ui/verdict/Verdict'
import { HolderCard } from '../../HolderCard'
import { type Judged, judgedByGuard } from './judged'
import { RefuseSheet } from './RefuseSheet'
import type { Correction } from './useCorrection'
import { VerdictActions } from './VerdictActions'

interface Props {
  judged: Judged
  about: string
  hotline: string | null
  correction: Correction
  onShow: (judged: Judged) => void
  onClose: () => void
  onScan: () => unknown
  onWalk: () => unknown
  onType: () => void
}

/** One word for the guard, who it is, and what can be done now. */
export function VerdictPage({ judged, about, hotline, correction, onShow, onClose, ...ways }: Props) {
  const [refusing, setRefusing] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const { entry, words, holder } = judged

  const refuse = async (reason: GuardRefusal) => {
    const corrected = entry && (await correction.refuse(entry, reason))
    setRefusing(false)
    if (corrected?.done) onShow(judgedByGuard(judged, reason, corrected.row))
    else if (corrected) setProblem(corrected.problem)
  }
  const undo = async () => {
    const corrected = entry && (await correction.undo(entry))
    if (corrected?.done) onClose()
    else if (corrected) setProblem(corrected.problem)
  }
  const actions = <VerdictActions {...{ judged, hotline, onClose, ...ways }} onRefuse={() => setRefusing(true)} onUndo={undo} />

  /** First who it is, to be compared; of somebody kept out first why. */
  const who = holder && <HolderCard holder={holder} vehicle={judged.vehicle} />
  return (
    <>
      <Verdict
        tone={judged.tone}
        about={about}
        word={judged.word}
        lead={judged.certainty}
        actions={actions}
        {...(judged.tone === 'warn' && { saying: 'lookAtScreen' })}
      >
        {problem && <Notice tone="warn">{problem}</Notice>}
        {entry && who}
        {words && (
          <View>
            <View className="duty__title">{words.title}</View>
            <View>{words.todo}</View>
          </View>
        )}
        {!entry && who}
      </Verdict>
      {refusing && <RefuseSheet onRefuse={refuse} onClose={() => setRefusing(false)} />}
    </>
  )
}
