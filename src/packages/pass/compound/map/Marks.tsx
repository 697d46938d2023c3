import { View } from '@tarojs/components'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import { Chips } from '../Chips'
import './marks.scss'
import type { Points } from './usePoints'

/** The points as a list: every one as large as a finger, and what can be done with the chosen one. */
export function Marks({ edit: { points, hand, setHand, remove } }: { edit: Points }) {
  if (hand.kind === 'chosen') {
    const { at } = hand
    return (
      <Card title={`${points[at]?.label ?? ''}：点图上别的地方，就移过去`}>
        <View className="marks__actions">
          <Button onTap={() => setHand({ kind: 'free' })}>好了</Button>
          <Button variant="ghost" onTap={() => setHand({ kind: 'rename', at })}>
            改名
          </Button>
          <Button variant="danger" onTap={() => remove(at)}>
            去掉
          </Button>
        </View>
      </Card>
    )
  }
  const options = points.map(({ label }, at) => ({ value: String(at), label }))
  return (
    <Card title={points.length === 0 ? '点图上的楼，写上楼号' : `标了 ${points.length} 处`}>
      <View>{points.length === 0 ? '小哥进门后看这张图，找到要去的楼。' : '点图上空的地方，再加一处；点楼号，可以移动、改名、去掉。'}</View>
      {points.length > 0 && <Chips options={options} value="" onChange={(at) => setHand({ kind: 'chosen', at: Number(at) })} />}
    </Card>
  )
}
