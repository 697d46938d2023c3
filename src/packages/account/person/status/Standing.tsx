import { View } from '@tarojs/components'
import type { RiderView } from '../../../../../contract/account/rider'
import { openPage } from '../../../../routes'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import './standing.scss'
import { standingOf } from './standing'

/** The page's one big thing: where I stand and what I do. */
export function Standing({ rider }: { rider: RiderView }) {
  const { title, note, tone, todo } = standingOf(rider)
  return (
    <Card>
      <View className={`standing standing--${tone}`}>{title}</View>
      <View>{note}</View>
      {todo && <Button onTap={todo.go}>{todo.words}</Button>}
      {!todo && rider.editable && (
        <Button variant="ghost" onTap={() => openPage('register')}>
          填错了，去修改
        </Button>
      )}
    </Card>
  )
}
