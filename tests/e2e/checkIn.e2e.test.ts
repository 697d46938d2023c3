import type { SchoolId, SessionId } from '../../contract/course/ids'
import { browserPhones } from '../support/browser'
import { cameraPhones } from '../support/camera/camera'
import { verifiedRider } from '../support/compound'
import { openSession, sampleSchool } from '../support/courses'
import { withDistrict } from '../support/district'

/** Two phones in a classroom, in Chromium: one camera reads the code from the pixels of the other's screen, with the built functions behind both. */
const district = withDistrict({ site: true })
const openPhone = browserPhones()
const { open: openWithCamera, look, watch } = cameraPhones()

const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString()

let session: SessionId

beforeAll(async () => {
  // Within half an hour of the lesson one may check in. Until then one may still enrol.
  const lessons = [{ from: inMinutes(28), to: inMinutes(118) }]
  const times = { closesAt: inMinutes(27), cancelUntil: inMinutes(27), lessons }
  session = (await openSession(district, { title: '示例插花课', ...times })).sessionId as SessionId
  const grant = { role: 'teacher', schoolId: sampleSchool.schoolId as SchoolId } as const
  const { code } = await district.phone('staff').ask('staff.invite', { grant })
  await district.phone('teacher').ask('role.accept', { code })
})

afterEach(() => look(null))

async function aBookedRider(openid: string, name: string) {
  await verifiedRider(district, openid, name)
  await district.phone(openid).ask('course.enrol', { sessionId: session })
}

const lessonPage = () => `packages/course/teacher/lesson/index?sessionId=${session}&lessonNo=1`

test('the rider scans what the teacher shows, hears once more that it is done, and the teacher confirms who kept the place private', async () => {
  await aBookedRider('pupil1', '王示例')
  const teacher = await openPhone({
    url: district.emulator.url,
    openid: 'teacher',
    page: `packages/course/teacher/classes/index?schoolId=${sampleSchool.schoolId}`,
  })
  await teacher.sees('正在签到')
  await teacher.tap('示例插花课')
  await teacher.sees('秒后换新码')
  const rider = await openWithCamera({ url: district.emulator.url, openid: 'pupil1', page: 'packages/course/rider/checkIn/index' })
  await watch(teacher, async () => {
    await rider.tap('扫码签到')
    await rider.sees('等老师确认')
  })
  await rider.sees('示例插花课')
  await rider.tap('好')
  await teacher.sees('待确认 1')
  await teacher.tap('点名')
  await teacher.sees('王*')
  await teacher.tap('确认')
  await teacher.sees('已到 1 / 1')

  await teacher.tap('签到码')
  await watch(teacher, async () => {
    await rider.tap('扫码签到')
    await rider.sees('已经签过')
  })
})

test('who has no place hears so', async () => {
  await verifiedRider(district, 'guest', '李示例')
  const teacher = await openPhone({ url: district.emulator.url, openid: 'teacher', page: lessonPage() })
  // The page was opened anew: the code stays with the phone that shows it, until a tap.
  await teacher.tap('在这部手机出示')
  await teacher.sees('秒后换新码')
  const guest = await openWithCamera({ url: district.emulator.url, openid: 'guest', page: 'packages/course/rider/checkIn/index' })
  await watch(teacher, async () => {
    await guest.tap('扫码签到')
    await guest.sees('没有报名')
  })
})

test('the teacher scans the rider’s pass and sees who it is', async () => {
  await aBookedRider('pupil2', '陈示例')
  const rider = await openPhone({ url: district.emulator.url, openid: 'pupil2', page: 'pages/pass/index' })
  await rider.tap('在这部手机启用')
  await rider.sees('秒后自动更新')
  const teacher = await openWithCamera({ url: district.emulator.url, openid: 'teacher', page: lessonPage() })
  await watch(rider, async () => {
    await teacher.tap('扫小哥的码')
    await teacher.sees('看一眼是不是本人')
  })
  await teacher.sees('陈*')
  await teacher.tap('关闭')
  await teacher.sees('已到 2 / 2')
})
