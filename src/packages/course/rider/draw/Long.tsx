import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { copyText } from '../../../../services/copyText'
import { Button } from '../../../../ui/button/Button'

/** A long row of digits, to compare and to copy. */
export function Long({ what, text }: { what: string; text: string }) {
  const [state, setState] = useState<'not yet' | 'copied' | 'refused'>('not yet')
  const copy = async () => setState((await copyText(text)) ? 'copied' : 'refused')
  return (
    <View>
      <View className="draw__long-head">
        <View className="draw__note">{what}</View>
        <Button variant="quiet" {...(state === 'copied' && { icon: 'check' })} onTap={copy}>
          {state === 'copied' ? '已复制' : '复制'}
        </Button>
      </View>
      <View className="draw__long">
        <Text selectable userSelect>
          {text}
        </Text>
      </View>
      {state === 'refused' && <View>没能复制。请长按上面的字，选“复制”。</View>}
    </View>
  )
}
