import { View } from '@tarojs/components'
import { serverNow } from '../../../../services/clock'
import { clockText, momentText } from '../../../../services/time'
import { Card } from '../../../../ui/card/Card'
import { type OwnDraw, placesOf } from './wishes'

/** Which draw this is, and what its time is now. */
export function Head({ draw }: { draw: OwnDraw }) {
  const now = serverNow()
  return (
    <Card tone="hero">
      <View className="draw__title">{draw.title}</View>
      <View className="draw__when">{whenText(draw, now)}</View>
      <View>{`${draw.sessions.length} 个班次，共 ${placesOf(draw)} 个名额。${wishedText(draw)}`}</View>
    </Card>
  )
}

function whenText({ state, opensAt, closesAt }: OwnDraw, now: Date): string {
  switch (state) {
    case 'soon':
      return `${momentText(opensAt, now)}开始填志愿`
    case 'wishing':
      return `填志愿到${momentText(closesAt, now)}`
    case 'drawing':
      return '志愿截止了，正在摇号，几分钟后出结果'
    case 'drawn':
      return '摇完了'
  }
}

const wishedText = ({ wished, state }: OwnDraw) =>
  wished && state !== 'drawn' ? `已有 ${wished.count} 人填了志愿（${clockText(wished.at)} 统计）。` : ''
