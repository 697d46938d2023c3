import { View } from '@tarojs/components'
import type { LessonView } from '../../../../../contract/course/attendance'
import { hoursText, nearDayText, whichText } from '../lessonText'
import type { Roll } from './useRoll'

interface Props {
  lesson: LessonView
  counts: Roll['counts']
  now: Date
}

const restOf = ({ expected, here, unconfirmed, excused }: Roll['counts']) =>
  [
    unconfirmed > 0 && `待确认 ${unconfirmed}`,
    excused > 0 && `请假 ${excused}`,
    `没到 ${Math.max(0, expected - here - unconfirmed - excused)}`,
  ]
    .filter(Boolean)
    .join(' · ')

/** Which lesson this is, and the one number that a teacher wants. */
export const Head = ({ lesson, counts, now }: Props) => (
  <View className="lesson__head">
    <View className="lesson__title">{lesson.title}</View>
    <View className="lesson__note">{`${nearDayText(lesson.from, now)} ${hoursText(lesson)} · ${whichText(lesson)}`}</View>
    <View className="lesson__count">{`已到 ${counts.here} / ${counts.expected}`}</View>
    <View className="lesson__note">{restOf(counts)}</View>
  </View>
)
