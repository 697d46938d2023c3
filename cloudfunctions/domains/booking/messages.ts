import { BookingMessage } from '../../../contract/booking/messages'
import { messengerFor } from '../../kernel/inbox/effects'

/** How people are told about places. */
export const bookingNews = messengerFor(BookingMessage, {
  placeOffered: '有名额给你',
  offerOver: '名额已转让',
  placeTaken: '名额已接受',
  sessionCancelled: '班次已取消',
  sessionChanged: '课程有变动',
  bookedByStaff: '已帮你报名',
  removedByStaff: '报名被取消',
  noShow: '爽约记一次',
  noShowExcused: '爽约已取消',
})
