import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Card } from '../card/Card'
import './hero.scss'

/** The one big thing of the home page. `children`: what is done about it. */
export const Hero = ({ title, note, children }: { title: string; note: string; children: ReactNode }) => (
  <Card tone="hero">
    <View>
      <View className="hero__note">江城哨兵 · 小哥码</View>
      <View className="hero__title">{title}</View>
      <View className="hero__note">{note}</View>
    </View>
    {children}
  </Card>
)
