import type { CourseMessage } from '../../../../contract/course/messages'
import type { MessageText, MessageWords } from '../../../domains/messageWords'
import { serverNow } from '../../../services/clock'
import { momentText } from '../../../services/time'
import { cancelText } from './wayOut'

const at = (instant: string) => momentText(instant, new Date())

/** A message may be read long after it came. */
const isOver = (instant: string) => new Date(instant) <= serverNow()

const way: MessageText['way'] = { words: '去我的报名', page: 'myCourses' }

type LessonSoon = Extract<CourseMessage, { kind: 'lessonSoon' }>

/** What to do for who can't come, and what it costs, at the time of reading. */
function wayOutText({ from, wayOut, absenceUntil, freeUntil }: LessonSoon): string {
  if (isOver(from)) return '这节课已经开始了。'
  if (absenceUntil && isOver(absenceUntil)) return '请假的时间过了。去不了这一节，也请在开课前到“我的报名”说一声，老师会知道。'
  if (absenceUntil) return `去不了这一节，请在${at(absenceUntil)}前到“我的报名”请假，不记爽约。`
  const isFree = wayOut === 'cancel' && freeUntil !== undefined
  if (isFree && !isOver(freeUntil)) return cancelText(at(freeUntil))
  if (isFree || wayOut === 'cancelLate') return '去不了，开课前还能到“我的报名”取消，把名额留给别人；免责取消的时间已过，会记一次爽约。'
  return wayOut === 'tell' ? '去不了，请到“我的报名”告诉老师一声。' : '去不了，请到“我的报名”看怎么办。'
}

/** Until when a place is given back without consequence, as long as it is so. */
const freeWayText = (when: string, freeUntil: string | undefined) =>
  freeUntil && !isOver(freeUntil) ? `${when}，${at(freeUntil)}前到“我的报名”取消，不记爽约。` : ''

export const courseMessages: MessageWords<CourseMessage> = {
  lessonCancelled: ({ title, from, reason, freeUntil }) => ({
    title: `“${title}”有一节不上`,
    body: `${at(from)}的课取消。原因：${reason}。${freeWayText('不想上了', freeUntil)}`,
    way,
  }),
  lessonSoon: (content) => ({
    title: `快上课了：${content.title}`,
    body: `${at(content.from)}，${content.place}。${wayOutText(content)}`,
    way,
  }),
  drawn: ({ title, number, of, places, won, waiting, freeUntil }) => {
    const how = `摇号顺序第 ${number}，共 ${of} 人、${places} 个名额。`
    if (won) return { title: `摇中了“${title}”`, body: `${how}上课时间在“我的报名”。${freeWayText('去不了', freeUntil)}`, way }
    const then = waiting === null ? '这次没有摇中，可以看看别的班次。' : `这次没有摇中，你在候补第 ${waiting} 位，有名额会告诉你。`
    return { title: `“${title}”摇号结果`, body: how + then, way }
  },
  certificateIssued: ({ title, number }) => ({
    title: '结业证书发下来了',
    body: `“${title}”，证书编号 ${number}，在“我的报名”里看。`,
    way,
  }),
  certificateRevoked: ({ title, reason }) => ({
    title: '结业证书被撤销',
    body: `“${title}”。原因：${reason}。有疑问请联系工会。`,
    way,
  }),
}
