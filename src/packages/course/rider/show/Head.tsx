import { View } from '@tarojs/components'
import { useState } from 'react'
import type { SessionView } from '../../../../../contract/course/course'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import { classes } from '../../../../ui/classes'
import { Notice } from '../../../../ui/notice/Notice'
import { Picture } from '../../../../ui/picture/Picture'
import { Tag } from '../../../../ui/tag/Tag'
import { availabilityText } from '../../../booking/words/availability'
import { coursePicture } from '../../coursePicture'
import { categoryText, priceText, programmeText } from '../../words/courses'
import { rhythmText } from '../../words/lessons'
import './show.scss'
import '../../pictures.scss'

/** About as much as two lines take. */
const BRIEF = 36

/** What one learns there: two lines, the rest behind a tap. */
function About({ description }: { description: string }) {
  const [all, setAll] = useState(false)
  const isLong = description.length > BRIEF
  return (
    <View>
      <View className={classes(isLong && !all && 'show__brief')}>{description}</View>
      {isLong && !all && (
        <Button variant="quiet" onTap={() => setAll(true)}>
          看全部介绍
        </Button>
      )}
    </View>
  )
}

/** The warm beginning of the page: what the course is about, drawn, and who holds it. */
const Banner = ({ session }: { session: SessionView }) => (
  <View className="show__banner">
    <View className="show__from">{`${programmeText[session.programme]} · ${categoryText[session.category]}`}</View>
    <Picture name={coursePicture(session)} size="head" />
  </View>
)

/** What it is, when, where, and whether one can still come. */
export function Head({ session, now }: { session: SessionView; now: Date }) {
  const { title, description, teacher, school, lessons, priceFen, availability, cancelled } = session
  const live = availabilityText(availability, now)
  return (
    <Card>
      <Banner session={session} />
      <View className="show__title">{title}</View>
      <About description={description} />
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
