import { View } from '@tarojs/components'
import type { OwnWish } from '../../../../../contract/course/course'
import { openPage } from '../../../../routes'
import { comingText, dayText } from '../../../../services/time'
import { Card } from '../../../../ui/card/Card'
import { ListRow } from '../../../../ui/listRow/ListRow'
import { Tag } from '../../../../ui/tag/Tag'
import { OwnHead } from '../../../booking/OwnHead'

interface Props {
  wish: OwnWish
  now: Date
}

const toDraw = ({ drawId }: OwnWish) => openPage('draw', { drawId })

/** Whether wishes may still be changed, by the clock alone: they can't as soon as the draw closes. */
const isOpen = ({ closesAt }: OwnWish, now: Date) => Date.parse(closesAt) > now.getTime()

/** Wishes in a draw that has no result yet. */
export function WishCard({ wish, now }: Props) {
  const open = isOpen(wish, now)
  const { title, ranks, closesAt } = wish
  return (
    <Card>
      <OwnHead title={title} where="摇号" word={open ? `填了 ${ranks} 个志愿` : '等摇号'} tone={open ? 'ok' : 'warn'} />
      <View>
        <ListRow
          icon="clock"
          title={open ? `${comingText(closesAt, now)}截止` : `${dayText(closesAt, now)}截止了`}
          note={open ? '截止前都能改' : `填了 ${ranks} 个志愿，结果出来会告诉你`}
          onTap={() => toDraw(wish)}
        />
      </View>
    </Card>
  )
}

const outcomeOf = ({ won }: OwnWish) => {
  if (won === null) return <Tag tone="warn">看结果</Tag>
  return won ? <Tag tone="ok">摇中了</Tag> : <Tag>没摇中</Tag>
}

/** Wishes in a draw that is over, with what came of them. */
export const DrawnRow = ({ wish, now }: Props) => (
  <ListRow title={wish.title} note={`${dayText(wish.closesAt, now)} · 摇号`} trailing={outcomeOf(wish)} onTap={() => toDraw(wish)} />
)
