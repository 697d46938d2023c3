import { CourseMessage } from '../../../contract/course/messages'
import { messengerFor } from '../../kernel/inbox/effects'

/** How people are told about lessons, draws and certificates. */
export const courseNews = messengerFor(CourseMessage, {
  lessonCancelled: '有一节不上',
  lessonSoon: '快要上课了',
  drawn: '摇号有结果',
  certificateIssued: '证书已发放',
  certificateRevoked: '证书被撤销',
})
