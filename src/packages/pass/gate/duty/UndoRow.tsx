import { View } from '@tarojs/components'
import { useState } from 'react'
import { clockText } from '../../../../services/time'
import { useServerNow } from '../../../../services/useServerNow'
import { Button } from '../../../../ui/button/Button'
import { Notice } from '../../../../ui/notice/Notice'
import { Dialog } from '../../../../ui/overlay/Overlay'
import type { EntryRow } from './entries'
import type { Correction } from './useCorrection'

const TEN_SECONDS = 10_000

/** The way back from what this guard did, on its own row and as long as there is one. Asked once more: it lies under the thumb. */
export function UndoRow({ row, correction }: { row: EntryRow; correction: Correction }) {
  const now = useServerNow(TEN_SECONDS)
  const [asked, setAsked] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const { undo, at, name, tag } = row
  const which = [name, clockText(at)].filter(Boolean).join(' ')

  const take = async () => {
    const corrected = undo && (await correction.undo(undo.entry))
    setAsked(false)
    setProblem(corrected && !corrected.done ? corrected.problem : null)
  }
  const actions = (
    <>
      <Button onTap={take}>撤销</Button>
      <Button variant="ghost" onTap={() => setAsked(false)}>
        不撤销
      </Button>
    </>
  )

  return (
    <>
      {problem && <Notice tone="warn">{problem}</Notice>}
      {undo && now.getTime() < undo.until && (
        <View className="duty__undo">
          <Button variant="quiet" icon="undo" onTap={() => setAsked(true)}>
            {`撤销 ${which}`}
          </Button>
        </View>
      )}
      {asked && (
        <Dialog title={`撤销 ${which} 这一条（${tag.word}）？`} actions={actions} onClose={() => setAsked(false)}>
          <View>撤销以后，这一条不算数。他要进门，请再扫一次。</View>
        </Dialog>
      )}
    </>
  )
}
