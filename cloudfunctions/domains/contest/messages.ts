import { ContestMessage } from '../../../contract/contest/messages'
import { messengerFor } from '../../kernel/inbox/effects'

/** How people are told about contests. */
export const contestNews = messengerFor(ContestMessage, {
  signedUp: '已帮你报名',
  contestResult: '竞赛有成绩',
})
