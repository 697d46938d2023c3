import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { copyText } from '../../services/copyText'
import { Button } from '../button/Button'
import './copyBlock.scss'

interface Props {
  text: string
  /** What it is, for the button: 复制邀请码. */
  what: string
  /** A code that is read aloud or from the screen is large, a link isn't. */
  size?: 'code' | 'link'
}

/** Something to hand on: to read, to select, to copy. */
export function CopyBlock({ text, what, size = 'code' }: Props) {
  const [state, setState] = useState<'not yet' | 'copied' | 'refused'>('not yet')
  const copy = async () => setState((await copyText(text)) ? 'copied' : 'refused')
  return (
    <View className="copy-block">
      <View className={`copy-block__text copy-block__text--${size}`}>
        <Text selectable userSelect>
          {text}
        </Text>
      </View>
      <Button variant="ghost" icon={state === 'copied' ? 'check' : 'document'} onTap={copy}>
        {state === 'copied' ? `${what}已复制` : `复制${what}`}
      </Button>
      {state === 'refused' && <View>没能复制。请长按上面的字，选“复制”。</View>}
    </View>
  )
}
