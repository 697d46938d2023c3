import { View } from '@tarojs/components'
import type { SessionRow } from '../../../../../contract/course/course'
import { openPage } from '../../../../routes'
import { Icon } from '../../../../ui/icon/Icon'
import { Tag } from '../../../../ui/tag/Tag'
import { availabilityText } from '../../../booking/words/availability'
import { priceText } from '../../words/courses'
import { beginText } from '../../words/lessons'
import { mineWord } from '../mineText'
import './list.scss'

/** One session: what, when, where, what it costs, and whether one can still come. */
export function Row({ row, now }: { row: SessionRow; now: Date }) {
  const { courseId, sessionId, title, school, startsAt, lessons, priceFen, fitsShift, availability, mine } = row
  const live = availabilityText(availability, now)
  return (
    <View className="courses__row" hoverClass="courses__row--pressed" onClick={() => openPage('course', { courseId, sessionId })}>
      <View className="courses__head">
        <View className="courses__title">{title}</View>
        <Icon name="chevron" />
      </View>
      <View>{beginText(startsAt, lessons, now)}</View>
      <View className="courses__where">{`${school.name} · ${priceText(priceFen)}`}</View>
      <View className="courses__tags">
        {mine && <Tag tone={mineWord[mine].tone}>{mineWord[mine].word}</Tag>}
        <Tag tone={live.tone}>{live.words}</Tag>
        {fitsShift && <Tag>适合跑单</Tag>}
      </View>
    </View>
  )
}
