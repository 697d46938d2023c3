import { View } from '@tarojs/components'
import { Button } from '../../../ui/button/Button'
import { Card } from '../../../ui/card/Card'
import type { NextStep } from './nextStep'
import '../../../pages/home/hero.scss'

/** The one big thing of the home page: what to do next. */
export const Hero = ({ next }: { next: NextStep }) => (
  <Card tone="hero">
    <View>
      <View className="hero__note">江城哨兵 · 小哥码</View>
      <View className="hero__title">{next.title}</View>
      <View className="hero__note">{next.note}</View>
    </View>
    <Button variant="light" onTap={next.go}>
      {next.action}
    </Button>
  </Card>
)
