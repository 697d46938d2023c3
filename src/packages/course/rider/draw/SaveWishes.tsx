import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../../ui/button/Button'
import { Notice } from '../../../../ui/notice/Notice'
import { Dialog } from '../../../../ui/overlay/Overlay'
import type { Wishes } from './useWishes'

/** Saves what is on the screen. Taking everything back is asked a second time: it can be mistaken for going back. */
export function SaveWishes({ wishes }: { wishes: Wishes }) {
  const [asking, setAsking] = useState(false)
  const { outcome, changed, hasWished, ranks } = wishes
  const takeBack = async () => {
    await wishes.takeBack()
    setAsking(false)
  }
  const isEmpty = ranks.length === 0
  return (
    <View className="draw__save">
      {outcome && <Notice tone={outcome.tone}>{outcome.words}</Notice>}
      {changed && !isEmpty && (
        <>
          <View>志愿有改动，还没保存</View>
          <Button onTap={wishes.save}>{hasWished ? '保存新的志愿' : '保存志愿'}</Button>
        </>
      )}
      {hasWished && (
        <Button variant="quiet" onTap={() => setAsking(true)}>
          不参加了，撤回志愿
        </Button>
      )}
      {asking && <TakeBack onTakeBack={takeBack} onClose={() => setAsking(false)} />}
    </View>
  )
}

function TakeBack({ onTakeBack, onClose }: { onTakeBack: () => Promise<void>; onClose: () => void }) {
  const actions = (
    <>
      <Button variant="danger" onTap={onTakeBack}>
        撤回志愿
      </Button>
      <Button variant="ghost" onTap={onClose}>
        不撤回
      </Button>
    </>
  )
  return (
    <Dialog title="撤回志愿，不参加这次摇号？" actions={actions} onClose={onClose}>
      <View>截止前还可以再填，机会一样。</View>
    </Dialog>
  )
}
