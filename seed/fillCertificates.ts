import { issueCertificates } from '../cloudfunctions/domains/course/certificates/issueCertificates'
import { personIdOf } from '../cloudfunctions/kernel/people/ids'
import type { Actions } from '../contract'
import type { InputOf } from '../contract/kernel/action'
import { DAY_MS } from '../contract/kernel/duration'
import { askInThePast } from './past'
import type { Phones } from './phone'

const SCHOOL = {
  schoolId: 'sch_certified',
  name: '吴江财智商业中心·邻暖驿站（示例）',
  townId: 'twn_4',
  address: '示例路 8 号 3 楼',
  location: null,
  open: true,
}

/** The instant of 19:00 in Shanghai, a number of days from today. */
function evening(days: number): Date {
  const at = new Date(Date.now() + days * DAY_MS)
  at.setUTCHours(11, 0, 0, 0)
  return at
}

/** Four evenings, a week apart. The last was a few days ago, so that its certificates have just been issued. */
const EVENINGS = [-24, -17, -10, -3].map(evening)
const BEFORE = evening(-40)

const lesson = (from: Date) => ({ from: from.toISOString(), to: new Date(from.getTime() + DAY_MS / 16).toISOString() })

const SESSION: InputOf<Actions['course.save']> = {
  sessionId: 'ses_certified',
  courseId: 'crs_certified',
  title: '防御性驾驶（示例）',
  programme: 'academy',
  category: 'training',
  description: '示例：雨天、夜里和早晚高峰怎么骑更安全。',
  teacher: '示例老师',
  schoolId: SCHOOL.schoolId,
  priceFen: 0,
  eligibility: [],
  limit: null,
  capacity: 20,
  mode: 'firstCome',
  waitLimit: 10,
  offerMinutes: 120,
  certificatePercent: 75,
  passQuota: 200,
  opensAt: BEFORE.toISOString(),
  closesAt: evening(-25).toISOString(),
  cancelUntil: evening(-26).toISOString(),
  lessons: EVENINGS.map(lesson),
}

/** A future session. Riders with a place have an attendance pass. */
const NEXT: InputOf<Actions['course.save']> = {
  ...SESSION,
  sessionId: 'ses_withpass',
  courseId: 'crs_withpass',
  title: '短视频剪辑（示例）',
  category: 'skill',
  description: '示例：用手机拍和剪一分钟的短视频。',
  opensAt: evening(-1).toISOString(),
  closesAt: evening(4).toISOString(),
  cancelUntil: evening(3).toISOString(),
  lessons: [4, 11, 18].map(evening).map(lesson),
}

/** How often each rider attended. The last rider did not attend often enough. */
const CAME: readonly (readonly [openid: string, often: number])[] = [
  ['rider-1', 4],
  ['rider-7', 3],
  ['rider-8', 2],
]

/** Creates a past session with its attendance, for which the job has issued certificates, and a future session. */
export async function fillCertificates(phones: Phones): Promise<void> {
  const { sessionId } = SESSION
  await phones('staff-1').ask('school.save', SCHOOL)
  await askInThePast(BEFORE, 'staff-1', 'course.save', SESSION)
  await askInThePast(BEFORE, 'staff-1', 'course.publish', { sessionId })
  for (const [openid, often] of CAME) {
    await askInThePast(evening(-30), openid, 'course.enrol', { sessionId })
    for (const [at, from] of EVENINGS.entries()) {
      const state = at < often ? 'here' : 'excused'
      const mark = { sessionId, lessonNo: at + 1, personId: personIdOf(openid), state, reason: '示例：课后补登' } as const
      await askInThePast(from, 'staff-1', 'attendance.correct', mark)
    }
  }
  await issueCertificates(new Date())
  await fillPasses(phones)
}

async function fillPasses(phones: Phones): Promise<void> {
  const { sessionId } = NEXT
  await phones('staff-1').ask('course.save', NEXT)
  await phones('staff-1').ask('course.publish', { sessionId })
  for (const [openid] of CAME) await phones(openid).ask('course.enrol', { sessionId })
}
