import { View } from '@tarojs/components'
import type { SessionView } from '../../../../../contract/course/course'
import { Card } from '../../../../ui/card/Card'
import { Notice } from '../../../../ui/notice/Notice'
import { Tag } from '../../../../ui/tag/Tag'
import { availabilityText } from '../../../booking/words/availability'
import { categoryText, priceText, programmeText } from '../../words/courses'
import { rhythmText } from '../../words/lessons'
import './show.scss'

/** What it is, when, where, and whether one can still come. */
export function Head({ session, now }: { session: SessionView; now: Date }) {
  const { title, programme, category, teacher, school, lessons, priceFen, availability, cancelled } = session
  const live = availabilityText(availability, now)
  return (
    <Card>
      <View className="show__from">{`${programmeText[programme]} · ${categoryText[category]}`}</View>
      <View className="show__title">{title}</View>
      <View>
        <View>{rhythmText(lessons, now)}</View>
        <View className="show__quiet">{`${school.name} · ${teacher}`}</View>
      </View>
      <View className="show__tags">
        <Tag tone={live.tone}>{live.words}</Tag>
        <Tag>{priceText(priceFen)}</Tag>
      </View>
      {cancelled !== null && <Notice tone="no">{`这个班次取消了。原因：${cancelled}`}</Notice>}
    </Card>
  )
}
