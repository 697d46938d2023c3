import { dayOf, startOf } from '../cloudfunctions/kernel/calendar'
import type { Actions } from '../contract'
import type { InputOf } from '../contract/kernel/action'

type Draft = InputOf<Actions['course.save']>

/** A session, and what has happened to it since it was published. */
export interface SampleSession {
  readonly draft: Draft
  /** So many sample riders have enrolled. */
  readonly enrolled: number
  /** So many others wait. */
  readonly waiting: number
  readonly after?: 'closed' | 'keptDraft'
}

const MINUTE_MS = 60_000
const clockOf = (time: string) => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return (hours * 60 + minutes) * MINUTE_MS
}

/** A time of a day in Shanghai, so many days from today. */
const at = (now: Date, days: number, time: string) => new Date(startOf(dayOf(now), days).getTime() + clockOf(time))

interface Plan {
  readonly id: string
  readonly courseId: string
  readonly title: string
  readonly programme: Draft['programme']
  readonly category: Draft['category']
  readonly school: number
  readonly teacher: string
  readonly text: string
  /** The first lesson: so many days from today, and when; then every week. `soon`: in half an hour, so that one can check in now. */
  readonly first: readonly [days: number, from: string, to: string] | 'soon'
  readonly lessons: number
  readonly capacity: number
  readonly priceFen?: number
  readonly waitLimit?: number
  readonly opensIn?: number
  readonly enrolled?: number
  readonly waiting?: number
  readonly passQuota?: number
  readonly certificatePercent?: number
  readonly eligibility?: Draft['eligibility']
  readonly limit?: number
  readonly after?: SampleSession['after']
}

/** Each in another state: open, 3 left, waitlist, full, opens later, closed; in the evening or not; free or not. All are samples (示例). */
const PLANS: readonly Plan[] = [
  {
    ...{ id: 'tea1', courseId: 'crs_tea', title: '茶艺体验（示例）', programme: 'nightSchool', category: 'craft', school: 5 },
    ...{ teacher: '潘老师（示例）', text: '歇一歇，学泡一壶碧螺春。今天就上课，到了用老师手机上的签到码签到。' },
    ...{ first: 'soon', lessons: 1, capacity: 6, enrolled: 3 },
  },
  {
    ...{ id: 'flower1', courseId: 'crs_flower', title: '插花入门（示例）', programme: 'nightSchool', category: 'craft', school: 1 },
    ...{ teacher: '沈老师（示例）', text: '从一枝花开始，四次课学会三种花型，花材由工会提供，作品可以带走。' },
    ...{ first: [6, '19:00', '20:30'], lessons: 4, capacity: 4, enrolled: 4, waiting: 2, certificatePercent: 75 },
  },
  {
    ...{ id: 'flower2', courseId: 'crs_flower', title: '插花入门（示例）', programme: 'nightSchool', category: 'craft', school: 1 },
    ...{ teacher: '沈老师（示例）', text: '从一枝花开始，四次课学会三种花型，花材由工会提供，作品可以带走。避开晚高峰，晚上八点半开课。' },
    ...{ first: [13, '20:30', '22:00'], lessons: 4, capacity: 12, enrolled: 1, certificatePercent: 75 },
  },
  {
    ...{ id: 'makeup1', courseId: 'crs_makeup', title: '日常化妆（示例）', programme: 'nightSchool', category: 'skill', school: 1 },
    ...{ teacher: '顾老师（示例）', text: '十五分钟画完一个精神的日常妆，也讲骑车时怎样防晒。材料费 30 元，到课堂交给老师。' },
    ...{ first: [7, '19:30', '21:00'], lessons: 3, capacity: 8, enrolled: 5, priceFen: 3000 },
  },
  {
    ...{ id: 'stress1', courseId: 'crs_stress', title: '解压正念（示例）', programme: 'nightSchool', category: 'wellbeing', school: 1 },
    ...{ teacher: '陆老师（示例）', text: '跑了一天单，用一小时把肩膀和心都放松下来。不用带东西，穿宽松衣服。' },
    ...{ first: [5, '20:00', '21:00'], lessons: 4, capacity: 20, enrolled: 6, certificatePercent: 75 },
  },
  {
    ...{ id: 'stress2', courseId: 'crs_stress', title: '解压正念（示例）', programme: 'nightSchool', category: 'wellbeing', school: 4 },
    ...{ teacher: '陆老师（示例）', text: '跑了一天单，用一小时把肩膀和心都放松下来。上午班，适合跑晚高峰的小哥。' },
    ...{ first: [20, '09:00', '10:00'], lessons: 4, capacity: 20, opensIn: 2, certificatePercent: 75 },
  },
  {
    ...{ id: 'degree1', courseId: 'crs_degree', title: '专升本学历提升（示例）', programme: 'academy', category: 'degree', school: 2 },
    ...{ teacher: '汾湖职校教务处（示例）', text: '和职业学校合办，讲报考条件、学费补贴和备考安排。前 200 名有听课证，凭证到校听课。' },
    ...{ first: [4, '14:00', '16:00'], lessons: 8, capacity: 200, enrolled: 3, passQuota: 200, certificatePercent: 80, limit: 2 },
  },
  {
    ...{ id: 'degree2', courseId: 'crs_highschool', title: '高中同等学历班（示例）', programme: 'academy', category: 'degree', school: 3 },
    ...{ teacher: '盛泽职校教务处（示例）', text: '没念完高中也能补上：语文、数学、英语，每周一次，一学期一考。' },
    ...{ first: [25, '13:30', '16:00'], lessons: 12, capacity: 60, opensIn: 5, passQuota: 60, certificatePercent: 80, limit: 2 },
  },
  {
    ...{ id: 'ebike1', courseId: 'crs_ebike', title: '电动车保养维修（示例）', programme: 'academy', category: 'training', school: 3 },
    ...{ teacher: '钱师傅（示例）', text: '自己会看刹车、轮胎和电池，少跑修车铺。实训车间动手做，材料费 30 元。' },
    ...{ first: [8, '14:00', '16:00'], lessons: 4, capacity: 16, enrolled: 2, priceFen: 3000, certificatePercent: 75 },
  },
  {
    ...{ id: 'aid1', courseId: 'crs_aid', title: '急救员培训（示例）', programme: 'academy', category: 'training', school: 2 },
    ...{ teacher: '区红十字会（示例）', text: '心肺复苏、止血包扎，路上遇到能搭把手。考核合格另发急救员证。' },
    ...{ first: [3, '13:30', '16:30'], lessons: 2, capacity: 3, waitLimit: 1, enrolled: 3, waiting: 1, certificatePercent: 100 },
  },
  {
    ...{ id: 'video1', courseId: 'crs_video', title: '短视频拍剪（示例）', programme: 'academy', category: 'skill', school: 4 },
    ...{ teacher: '徐老师（示例）', text: '用手机拍和剪，从脚本到发布，结课交一条一分钟的片子。' },
    ...{ first: [2, '20:00', '21:30'], lessons: 4, capacity: 10, enrolled: 4, after: 'closed' },
  },
  {
    ...{ id: 'badminton1', courseId: 'crs_badminton', title: '羽毛球（示例）', programme: 'nightSchool', category: 'sport', school: 4 },
    ...{ teacher: '孙教练（示例）', text: '零基础也能来，球拍可借，穿运动鞋。' },
    ...{ first: [15, '20:30', '22:00'], lessons: 6, capacity: 16, enrolled: 2 },
  },
  {
    ...{ id: 'baking1', courseId: 'crs_baking', title: '家常烘焙（示例）', programme: 'nightSchool', category: 'craft', school: 1 },
    ...{ teacher: '周老师（示例）', text: '面包、饼干、小蛋糕，做好带回家给孩子。材料费 50 元。' },
    ...{
      first: [12, '18:30', '20:30'],
      lessons: 3,
      capacity: 10,
      priceFen: 5000,
      limit: 2,
      eligibility: [{ rule: 'newcomer' }],
    },
  },
  {
    ...{ id: 'english1', courseId: 'crs_english', title: '网约车英语口语（示例）', programme: 'academy', category: 'skill', school: 2 },
    ...{ teacher: '吴老师（示例）', text: '接机、问路、付款，三十句够用的话，反复练到张口就来。' },
    ...{ first: [11, '10:00', '11:30'], lessons: 6, capacity: 20, eligibility: [{ rule: 'workKind', kinds: ['rideHailDriver'] }] },
  },
  {
    ...{ id: 'baduanjin1', courseId: 'crs_baduanjin', title: '八段锦（示例）', programme: 'nightSchool', category: 'wellbeing', school: 4 },
    ...{ teacher: '郑老师（示例）', text: '久坐久骑的人练八段锦，腰和颈都松快。清早一小时。' },
    ...{ first: [16, '07:00', '08:00'], lessons: 8, capacity: 30, enrolled: 1, certificatePercent: 75 },
  },
  {
    ...{ id: 'calligraphy1', courseId: 'crs_calligraphy', title: '书法（示例）', programme: 'nightSchool', category: 'craft', school: 1 },
    ...{ teacher: '待定（示例）', text: '还没发布的班次，只有工作人员看得到。' },
    ...{ first: [30, '19:00', '20:30'], lessons: 4, capacity: 12, after: 'keptDraft' },
  },
]

export const coursesAt = (now: Date): readonly SampleSession[] => PLANS.map((plan) => sessionOf(plan, now))

const HOUR_MS = 60 * MINUTE_MS
const before = (instant: Date, hours: number) => new Date(instant.getTime() - hours * HOUR_MS).toISOString()

/** When the lessons of a plan are, and until when the first one can be booked and given back. */
function timesOf({ first, lessons }: Plan, now: Date) {
  if (first === 'soon') {
    const from = new Date(Math.ceil((now.getTime() + HOUR_MS / 2) / (5 * MINUTE_MS)) * 5 * MINUTE_MS)
    const lesson = { from: from.toISOString(), to: new Date(from.getTime() + HOUR_MS).toISOString() }
    return { lessons: [lesson], closesAt: before(from, 0), cancelUntil: before(from, 2) }
  }
  const [days, from, to] = first
  const weekly = Array.from({ length: lessons }, (_, week) => days + 7 * week)
  return {
    lessons: weekly.map((day) => ({ from: at(now, day, from).toISOString(), to: at(now, day, to).toISOString() })),
    closesAt: before(at(now, days, '20:00'), 24),
    cancelUntil: before(at(now, days, '12:00'), 24),
  }
}

function sessionOf(plan: Plan, now: Date): SampleSession {
  const { id, courseId, title, programme, category, school, teacher, text, capacity } = plan
  const draft: Draft = {
    ...{ sessionId: `ses_${id}`, courseId, title, programme, category, description: text, teacher, schoolId: `sch_${school}` },
    ...{ priceFen: plan.priceFen ?? 0, eligibility: plan.eligibility ?? [], limit: plan.limit ?? null, capacity, mode: 'firstCome' },
    opensAt: at(now, plan.opensIn ?? -7, '10:00').toISOString(),
    ...timesOf(plan, now),
    ...{ offerMinutes: 120, waitLimit: plan.waitLimit ?? 20 },
    ...{ certificatePercent: plan.certificatePercent ?? null, passQuota: plan.passQuota ?? 0 },
  }
  return { draft, enrolled: plan.enrolled ?? 0, waiting: plan.waiting ?? 0, ...(plan.after && { after: plan.after }) }
}
