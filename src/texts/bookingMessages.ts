import type { BookingMessage as PlaceMessage } from '../../contract/booking/messages'
import type { ContestMessage } from '../../contract/contest/messages'
import type { CourseMessage } from '../../contract/course/messages'
import { dayText, momentText } from '../services/time'

type BookingMessage = PlaceMessage | CourseMessage | ContestMessage
type DrawMessage = Extract<BookingMessage, { kind: 'drawn' }>

const at = (instant: string) => momentText(instant, new Date())

function drawnText({ title, number, of, places, won, waiting }: DrawMessage) {
  const how = `摇号顺序第 ${number}，共 ${of} 人、${places} 个名额。`
  if (won) return { title: `摇中了“${title}”`, body: `${how}上课时间在“我的课程”。` }
  const then = waiting === null ? '这次没有摇中，可以看看别的班次。' : `这次没有摇中，你在候补第 ${waiting} 位，有名额会告诉你。`
  return { title: `“${title}”摇号结果`, body: how + then }
}

/** A message about a booking in words: what happened, and what to do. */
export function bookingMessageText(content: BookingMessage): { title: string; body: string } {
  switch (content.kind) {
    case 'placeOffered':
      return { title: `“${content.title}”有名额了`, body: `名额给你留到${at(content.until)}，请到“我的课程”接受或放弃。过时就给下一位。` }
    case 'offerOver':
      return { title: `“${content.title}”的名额已给下一位`, body: '留给你的时间过了。还想上，可以再加入候补。' }
    case 'sessionCancelled':
      return { title: `“${content.title}”取消了`, body: `原因：${content.reason}。你的报名已退，不用做什么。` }
    case 'lessonCancelled':
      return { title: `“${content.title}”有一节不上`, body: `${at(content.from)}的课取消。原因：${content.reason}。` }
    case 'sessionChanged':
      return { title: `“${content.title}”有变动`, body: `${content.reason}。请到“我的课程”看新的安排。` }
    case 'lessonSoon':
      return { title: `快上课了：${content.title}`, body: `${at(content.from)}，${content.place}。去不了请现在取消，把名额留给别人。` }
    case 'bookedByStaff':
      return { title: `工会帮你报了“${content.title}”`, body: `原因：${content.reason}。不想上可以在“我的课程”取消。` }
    case 'removedByStaff':
      return { title: `“${content.title}”的名额被取消`, body: `原因：${content.reason}。有疑问请联系工会。` }
    case 'drawn':
      return drawnText(content)
    case 'noShow':
      return { title: `“${content.title}”没有来`, body: noShowText(content) }
    case 'noShowExcused':
      return { title: '爽约记录已取消', body: `“${content.title}”的爽约记录已由老师或工会取消。` }
    case 'certificateIssued':
      return { title: '结业证书发下来了', body: `“${content.title}”，证书编号 ${content.number}，在“我的课程”里看。` }
    case 'certificateRevoked':
      return { title: '结业证书被撤销', body: `“${content.title}”。原因：${content.reason}。有疑问请联系工会。` }
    case 'signedUp':
      return { title: `${content.stationName}帮你报了竞赛`, body: `项目：${content.title}。不想参加可以在“技能竞赛”里退出。` }
    case 'contestResult':
      return { title: `“${content.title}”出成绩了`, body: resultText(content) }
  }
}

function noShowText({ at: when, blockedUntil }: Extract<BookingMessage, { kind: 'noShow' }>) {
  const blocked = blockedUntil === null ? '再有一次，会有一段时间不能报名。' : `${dayText(blockedUntil, new Date())}起才能再报名。`
  return `${at(when)}的课没有签到，也没有提前取消，记一次爽约。${blocked}记错了请联系老师。`
}

function resultText({ place, honour }: Extract<BookingMessage, { kind: 'contestResult' }>) {
  const rank = place === null ? '没有名次，谢谢参加。' : `你是第 ${place} 名。`
  return honour === null ? rank : `${rank}获得“${honour}”。`
}
