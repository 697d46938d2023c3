import { View } from '@tarojs/components'
import { useState } from 'react'
import { clockText } from '../../../../services/time'
import { useServerNow } from '../../../../services/useServerNow'
import { Button } from '../../../../ui/button/Button'
import { Notice } from '../../../../ui/notice/Notice'
import { Dialog } from '../../../../ui/overlay/Overlay'
import { type EntryRow, newestToUndo } from './entries'
import type { Correction } from './useCorrection'

const TEN_SECONDS = 10_000

/** The way back from the newest entry, as long as there is one. Asked once more: it lies under the thumb. */
export function UndoLast({ rows, correction }: { rows: readonly EntryRow[]; correction: Correction }) {
  const newest = newestToUndo(rows, useServerNow(TEN_SECONDS))
  const [asked, setAsked] = useState<EntryRow | null>(null)
  const [problem, setProblem] = useState<string | null>(null)

  const undo = async () => {
    const corrected = asked?.entry && (await correction.undo(asked.entry))
    setAsked(null)
    setProblem(corrected && !corrected.done ? corrected.problem : null)
  }
  const actions = (
    <>
      <Button onTap={undo}>撤销</Button>
      <Button variant="ghost" onTap={() => setAsked(null)}>
        不撤销
      </Button>
    </>
  )

  return (
    <>
      {problem && <Notice tone="warn">{problem}</Notice>}
      {newest && (
        <View className="duty__undo">
          <Button variant="quiet" icon="undo" onTap={() => setAsked(newest)}>
            {`刚才点错了？撤销 ${clockText(newest.at)}`}
          </Button>
        </View>
      )}
      {asked && (
        <Dialog title={`撤销 ${clockText(asked.at)} ${asked.name} 这一条？`} actions={actions} onClose={() => setAsked(null)}>
          <View>撤销以后，这一条不算进出。</View>
        </Dialog>
      )}
    </>
  )
}
