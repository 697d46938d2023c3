import type { InputOf } from '../contract/action'
import type { Actions } from '../contract/index'
import { inDays } from './days'

/** Sample data (示例数据): schools and sessions that an operator replaces by `school.save` and `course.save`. */

type School = InputOf<Actions['school.save']>
type Draft = InputOf<Actions['course.save']>

export const SCHOOLS: readonly School[] = [
  {
    schoolId: 'sch_1',
    name: '东太湖职工之家（示例）',
    townId: 'twn_4',
    address: '示例路 1 号 302 室',
    location: { latitude: 31.13, longitude: 120.62 },
  },
  {
    schoolId: 'sch_2',
    name: '同里社区学校（示例）',
    townId: 'twn_1',
    address: '示例街 20 号',
    location: { latitude: 31.16, longitude: 120.72 },
  },
  { schoolId: 'sch_3', name: '盛泽职业学校（示例）', townId: 'twn_3', address: '示例大道 300 号实训楼', location: null },
].map((school) => ({ ...school, open: true }))

interface Sample extends Partial<Draft> {
  /** The name in its id. */
  id: string
  /** The first lesson, in days from today; then one a week. */
  first: number
  count: number
  from: string
  to: string
}

function session({ id, first, count, from, to, ...fields }: Sample): Draft {
  const lessons = Array.from({ length: count }, (_, week) => ({ from: inDays(first + 7 * week, from), to: inDays(first + 7 * week, to) }))
  return {
    ...{ sessionId: `ses_${id}`, courseId: `crs_${id}`, title: '示例课', programme: 'nightSchool', category: 'craft', schoolId: 'sch_1' },
    ...{
      description: '示例：课程介绍由工会填写。',
      teacher: '示例老师',
      priceFen: 0,
      eligibility: [],
      limit: 2,
      capacity: 30,
      mode: 'firstCome',
    },
    ...{ opensAt: inDays(-1, '09:00'), closesAt: inDays(first - 1, '18:00'), cancelUntil: inDays(first - 1, '19:00') },
    ...{ offerMinutes: 120, waitLimit: 20, certificatePercent: 75, passQuota: 200, lessons },
    ...fields,
  }
}

const FLOWERS = {
  title: '花艺造景',
  description: '示例：从一枝花开始，学会做一盆自己的小景。材料由学校准备，人来就行。',
  courseId: 'crs_flowers',
} as const

/** One in every state in which a rider may find it. */
export const SESSIONS: readonly Draft[] = [
  session({ ...FLOWERS, id: 'flowers', first: 7, count: 8, from: '19:00', to: '20:30' }),
  session({ ...FLOWERS, id: 'flowersday', first: 9, count: 8, from: '14:00', to: '15:30', capacity: 12 }),
  session({
    id: 'neck',
    title: '肩颈放松',
    category: 'wellbeing',
    first: 5,
    count: 4,
    from: '20:00',
    to: '21:00',
    capacity: 2,
    schoolId: 'sch_2',
  }),
  session({
    id: 'bikecare',
    title: '电动车保养',
    category: 'skill',
    first: 6,
    count: 2,
    from: '14:30',
    to: '16:30',
    limit: null,
    schoolId: 'sch_3',
  }),
  session({
    ...{ id: 'degree', title: '大专学历提升班', programme: 'academy', category: 'degree', priceFen: 29_900, limit: 1, capacity: 200 },
    ...{ first: 10, count: 20, from: '09:00', to: '11:00', schoolId: 'sch_3', eligibility: [{ rule: 'newcomer' }] },
  }),
  session({
    id: 'makeup',
    title: '职场妆容',
    category: 'wellbeing',
    first: 12,
    count: 3,
    from: '19:00',
    to: '20:30',
    opensAt: inDays(2, '09:00'),
  }),
]
