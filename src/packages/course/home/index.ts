import type { DomainHome } from '../../../domains/domainHome'
import { openPage } from '../../../routes'
import { clockText, comingText, isSameDay } from '../../../services/time'
import { courseToday } from './today'

export const courseHome = {
  services: [
    {
      group: '学习',
      name: '夜校学堂',
      note: '选课、报名、候补、摇号',
      icon: 'book',
      open: () => openPage('courses'),
      now({ today, now }) {
        const offer = today.find(({ kind }) => kind === 'courseOffer')
        if (offer) return { words: `名额给你留到${comingText(offer.until ?? offer.at, now)}`, urgent: true }
        const lesson = today.find(({ kind }) => kind === 'lesson')
        return lesson ? { words: `今天 ${clockText(lesson.at)} 有课` } : null
      },
      hindrance: ({ rider }) => (rider?.status === 'verified' ? null : '认证后能报名'),
    },
  ],
  today: courseToday,
  records: [{ name: '我的报名', note: '课程、志愿、竞赛，听课证和结业证书', icon: 'calendar', open: () => openPage('myCourses') }],
  roles: {
    teacher: {
      word: '老师',
      may: '开签到码、点名，看学生的到课',
      workplace: ({ schoolId, schoolName }) => ({
        icon: 'board',
        title: schoolName,
        next: { title: '上课签到、点名', action: '看今天的课' },
        open: () => openPage('classes', { schoolId }),
      }),
      duty: '上课',
      todayAt({ schoolId }, { today, now }) {
        const left = today.filter((thing) => thing.kind === 'ownClass' && thing.schoolId === schoolId && isSameDay(thing.at, now))
        return left.length > 0 ? `今天还有 ${left.length} 节课` : null
      },
      nextOfAll(today, now) {
        const next = today.find((thing) => thing.kind === 'ownClass')
        if (!next) return null
        const { at, title, schoolName } = next
        return {
          title,
          note: `${comingText(at, now)} · ${schoolName}`,
          action: '去上课',
          says: (thing) => thing === next,
          open: courseToday.ownClass(next).open,
        }
      },
    },
  },
  kept: { 'course.mine': '0f8238bf' },
} satisfies DomainHome
