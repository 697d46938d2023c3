import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { type ReactNode, useEffect } from 'react'
import './verdict.scss'

interface Props {
  tone: 'ok' | 'warn' | 'no'
  /** Where or what it is about. */
  about: string
  /** The verdict in a few characters. */
  word: string
  /** What to do now. */
  lead?: string
  children?: ReactNode
  actions?: ReactNode
}

/** Felt in the hand: short for yes, long for no. A phone that can't vibrate still shows the verdict. A recording of the word joins here. */
const announce = (tone: Props['tone']) => (tone === 'ok' ? Taro.vibrateShort({ type: 'heavy' }) : Taro.vibrateLong()).catch(() => undefined)

/** A whole page in one colour with one big word: seen at arm's length, and felt. */
export function Verdict({ tone, about, word, lead, children, actions }: Props) {
  useEffect(() => {
    announce(tone)
  }, [tone])
  return (
    <View className={`verdict verdict--${tone}`}>
      <View className="verdict__about">{about}</View>
      <View className="verdict__word">{word}</View>
      {lead && <View className="verdict__about">{lead}</View>}
      {children && <View className="verdict__card">{children}</View>}
      <View className="verdict__actions">{actions}</View>
    </View>
  )
}
