import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import './asking.scss'

interface Props {
  /** What is going on, in a few characters. */
  word: string
  note: string
  /** Ways on for who doesn't want to wait. */
  actions: ReactNode
}

/** In place of a verdict that is on its way. */
export const Asking = ({ word, note, actions }: Props) => (
  <View className="asking">
    <View className="asking__turning" />
    <View className="asking__word">{word}</View>
    <View>{note}</View>
    <View className="asking__actions">{actions}</View>
  </View>
)
