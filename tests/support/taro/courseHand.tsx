import type { ComponentType } from 'react'
import { ownCourses, shownCourse } from '../../builders/courseViews'
import { NOON } from '../../builders/time'
import type { Answers } from './backend'
import { openPage } from './pageHand'

const usual: Answers = {
  'account.me': () => ({ ok: true, data: { rider: null, consents: [], workplaces: [], unread: 0, messageCredits: 1 } }),
  'course.show': () => ({ ok: true, data: shownCourse() }),
  'course.mine': () => ({ ok: true, data: ownCourses() }),
  'contest.mine': () => ({ ok: true, data: { categories: [], now: NOON.toISOString() } }),
}

/** Opens a page of courses on a rider's phone, at noon. */
export const openCoursePage = (Page: ComponentType, answers: Answers = {}, params: Record<string, string> = {}) =>
  openPage(Page, { ...usual, ...answers }, params)
