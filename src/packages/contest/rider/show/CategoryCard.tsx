import { View } from '@tarojs/components'
import { useState } from 'react'
import { serverNow } from '../../../../services/clock'
import { momentText } from '../../../../services/time'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import { Notice } from '../../../../ui/notice/Notice'
import { Tag } from '../../../../ui/tag/Tag'
import { availabilityText } from '../../../booking/words/availability'
import type { Category } from '../contest'
import { LeaveDialog } from './LeaveDialog'
import { useCategory } from './useCategory'

/** One category: how many places, where I stand, and the one thing to do about it. */
export function CategoryCard({ category }: { category: Category }) {
  const { title, availability } = category
  const { words, tone } = availabilityText(availability, serverNow())
  return (
    <Card>
      <View className="contest__head">
        <View className="contest__category">{title}</View>
        <Tag tone={tone}>{words}</Tag>
      </View>
      <Mine category={category} />
      <Deed category={category} />
    </Card>
  )
}

function Mine({ category: { mine, bib, availability } }: { category: Category }) {
  switch (mine?.state) {
    case 'held':
      return <Notice tone="ok">{bib === null ? '你已报名，参赛号马上就有' : `你已报名，参赛号 ${bib}`}</Notice>
    case 'waiting':
      return <Notice tone="warn">{mine.position ? `你在候补第 ${mine.position} 位` : '你在候补'}</Notice>
    case 'offered':
      return <Notice tone="warn">{`有名额留给你，留到${momentText(mine.offeredUntil ?? availability.closesAt, serverNow())}`}</Notice>
    default:
      return null
  }
}

function Deed({ category }: { category: Category }) {
  const { enrol, wait, accept, problem } = useCategory(category.categoryId)
  const [leaving, setLeaving] = useState(false)
  const { mine, availability } = category
  const takesPart = mine?.state === 'held' || mine?.state === 'waiting' || mine?.state === 'offered'
  return (
    <>
      {problem && <Notice tone="no">{problem}</Notice>}
      {mine?.state === 'offered' && <Button onTap={accept}>接受名额</Button>}
      {!takesPart && availability.state === 'open' && <Button onTap={enrol}>报名参加</Button>}
      {!takesPart && availability.state === 'waitlist' && (
        <Button variant="ghost" onTap={wait}>
          加入候补
        </Button>
      )}
      {takesPart && mine.cancelling !== 'no' && (
        <Button variant="quiet" onTap={() => setLeaving(true)}>
          {mine.state === 'waiting' ? '退出候补' : '不参加了'}
        </Button>
      )}
      {leaving && <LeaveDialog category={category} onClose={() => setLeaving(false)} />}
    </>
  )
}
