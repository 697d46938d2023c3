import type { BookingMessage, OfferingKind } from '../../../../contract/booking/messages'
import type { MessageWords, Way } from '../../../domains/messageWords'
import { serverNow } from '../../../services/clock'
import { dayText, momentText } from '../../../services/time'

const at = (instant: string) => momentText(instant, new Date())
/** A message may be read long after it came. */
const isOver = (instant: string) => new Date(instant) <= serverNow()

interface Place {
  /** Where one finds it, as it is called there. */
  name: string
  way: Way
}

const courses = (): Place => ({ name: '“我的报名”', way: { words: '去我的报名', page: 'myCourses' } })

/** Where each kind of offering is accepted or given back. A kind without a way doesn't compile. */
const places: { readonly [Kind in OfferingKind]: (groupId: string | null) => Place } = {
  session: courses,
  category: (groupId) => ({
    name: '“技能竞赛”',
    way: groupId ? { words: '去看竞赛', page: 'contest', query: { contestId: groupId } } : { words: '去看竞赛', page: 'contests' },
  }),
}

type Of = Extract<BookingMessage, { kind: 'placeOffered' }>['of']

/** A newer server may know more kinds than this version; earlier messages are of courses alone. */
const placeOf = (of: Of): Place =>
  of ? (places[of.kind]?.(of.groupId) ?? { name: '服务', way: { words: '去我的消息', page: 'inbox' } }) : courses()

export const bookingMessages: MessageWords<BookingMessage> = {
  placeOffered: ({ title, of, until }) => {
    const { name, way } = placeOf(of)
    const body = isOver(until)
      ? `名额给你留到了${at(until)}，现在时间过了，没接受的已给下一位。`
      : `名额给你留到${at(until)}，请到${name}接受或放弃。过时就给下一位。`
    return { title: `“${title}”有名额了`, body, way }
  },
  offerOver: ({ title, of }) => ({
    title: `“${title}”的名额已给下一位`,
    body: '留给你的时间过了。还想参加，报名没截止的可以再候补。',
    way: placeOf(of).way,
  }),
  placeTaken: ({ title, of, freeUntil }) => {
    const { name, way } = placeOf(of)
    const free = freeUntil && !isOver(freeUntil) ? `不想参加，${at(freeUntil)}前在${name}取消，不记爽约。` : ''
    return { title: `“${title}”的名额是你的了`, body: `和你一起报名的人替大家接受了名额。${free}`, way }
  },
  sessionCancelled: ({ title, reason }) => ({
    title: `“${title}”取消了`,
    body: `原因：${reason}。你的报名已退，不用做什么。`,
    way: { words: '看别的课', page: 'courses' },
  }),
  sessionChanged: ({ title, of, reason, clashesWith, freeUntil }) => {
    const { name, way } = placeOf(of)
    const isClash = clashesWith && !isOver(clashesWith.to)
    const clash = isClash ? `现在和你报的“${clashesWith.title}”（${at(clashesWith.from)}）撞了，请取消一个。` : ''
    const free = freeUntil && !isOver(freeUntil) ? `不合适，${at(freeUntil)}前取消，不记爽约。` : ''
    return { title: `“${title}”有变动`, body: `${reason}。${clash}请到${name}看新的安排。${free}`, way }
  },
  bookedByStaff: ({ title, of, reason, freeUntil }) => ({
    title: `工会帮你报了“${title}”`,
    body: `原因：${reason}。${freeUntil && !isOver(freeUntil) ? `不想上，${at(freeUntil)}前在${placeOf(of).name}取消，不记爽约。` : ''}`,
    way: placeOf(of).way,
  }),
  removedByStaff: ({ title, reason }) => ({
    title: `“${title}”的名额被取消`,
    body: `原因：${reason}。有疑问请联系工会。`,
    way: courses().way,
  }),
  noShow: ({ title, at: when, blockedUntil }) => {
    const blocked = blockedUntil === null ? '再有一次，会有一段时间不能报名。' : `${dayText(blockedUntil, new Date())}起才能再报名。`
    return {
      title: `“${title}”没有来`,
      body: `${at(when)}的课没有签到，也没有提前取消，记一次爽约。${blocked}记错了请联系老师。`,
      way: courses().way,
    }
  },
  noShowExcused: ({ title }) => ({
    title: '爽约记录已取消',
    body: `“${title}”的爽约记录已由老师或工会取消。`,
    way: courses().way,
  }),
}
