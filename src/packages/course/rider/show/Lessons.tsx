import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Lesson } from '../../../../../contract/course/course'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import { classes } from '../../../../ui/classes'
import { lessonText } from '../../words/lessons'
import './show.scss'

/** More than these stand behind a tap: what comes below would be a long way down. */
const FIRST = 6

function LessonLine({ lesson, now }: { lesson: Lesson; now: Date }) {
  const over = Date.parse(lesson.to) <= now.getTime()
  return (
    <View className={classes('show__lesson', over && 'show__lesson--over')}>
      <View className="show__lesson-no">{`第 ${lesson.no} 节`}</View>
      <View className="show__lesson-words">
        <View>{`${lessonText(lesson, now)}${over ? '，上过了' : ''}`}</View>
        {lesson.cancelled !== null && <View className="show__called-off">{`这一节不上：${lesson.cancelled}`}</View>}
      </View>
    </View>
  )
}

/** Every lesson with its date. */
export function Lessons({ lessons, now }: { lessons: readonly Lesson[]; now: Date }) {
  const [all, setAll] = useState(false)
  const shown = all ? lessons : lessons.slice(0, FIRST)
  const more = lessons.length - shown.length
  return (
    <Card title={`上课时间（${lessons.length} 节）`}>
      <View>
        {shown.map((lesson) => (
          <LessonLine key={lesson.no} lesson={lesson} now={now} />
        ))}
      </View>
      {more > 0 && <Button variant="quiet" onTap={() => setAll(true)}>{`看后面 ${more} 节`}</Button>}
    </Card>
  )
}
