import type { TownId } from '../../../contract/account/ids'
import type { LessonView, RollRow } from '../../../contract/course/attendance'
import type { ClassId, SchoolId } from '../../../contract/course/ids'
import { aVerdict } from '../../../tests/builders/gates'
import { aLessonIn, aRoll, aRow } from '../../../tests/builders/lessonViews'
import { aLiveCode } from '../../../tests/builders/signedPasses'
import { NOON } from '../../../tests/builders/time'
import { type Prepare, type Shot, shotsOf } from './shot'
import { type Answers, answering, holding } from './standIns'
import { broken, inTurn, offline, seen, tap } from './steps'

/** A lesson that begins so many minutes from the moment of the picture. */
const lessonIn = (minutes: number, overrides: Partial<LessonView> = {}) => {
  const sinceNoon = Math.round((Date.now() - NOON.getTime()) / 60_000)
  return aLessonIn(sinceNoon - 10 + minutes, { title: '插花入门（示例）', schoolName: '太湖新城职工夜校（示例）', ...overrides })
}

/** As long as the contract lets it be. */
const LONG = '示例：从零开始学做小景和节日花礼（面向夜班和分段班的骑手）'
const now = () => new Date().toISOString()
const school = {
  schoolId: 'sch_1' as SchoolId,
  name: '太湖新城职工夜校（示例）',
  townId: 'twn_1' as TownId,
  address: '示例路 1 号',
  location: null,
}

const NAMES = '张李王赵陈刘孙周吴郑钱沈'
const people = (here: number): RollRow[] =>
  [...NAMES].map((name, at) => {
    const row = aRow(`p${at}`, { number: at + 1, name: `${name}*` })
    if (at === 3) return { ...row, state: 'here', unconfirmed: true, at: now() }
    if (at === 5) return { ...row, state: 'excused', at: now() }
    return at < here ? { ...row, state: at % 4 === 2 ? 'late' : 'here', at: now() } : row
  })

const rolling = (lesson: () => LessonView, more: () => Answers = () => ({})) =>
  answering(() => ({
    'attendance.roll': aRoll({
      lesson: lesson(),
      rows: people(7),
      counts: { expected: 20, here: 12, unconfirmed: 1, excused: 1 },
      now: now(),
    }),
    'attendance.openClass': {
      lesson: lesson(),
      classId: 'cls_00112233445566778899' as ClassId,
      keyNo: 1,
      seed: btoa('0123456789abcdef0123456789abcdef'),
      now: now(),
    },
    ...more(),
  }))
const on = () => lessonIn(-5)
const listed = (lessons: () => LessonView[]) =>
  answering(() => ({ 'attendance.lessons': { school, lessons: lessons().map((one) => ({ ...one, taken: 20 })), now: now() } }))

const week = () => [
  lessonIn(-24 * 60),
  on(),
  lessonIn(180, { title: LONG, lessonNo: 1 }),
  lessonIn(24 * 60, { title: '骑手英语（示例）' }),
  lessonIn(48 * 60, { cancelled: '示例：老师生病，改到下周' }),
]

const page = shotsOf('packages/')
const classes = (name: string, caption: string, prepare: Prepare) =>
  page(`classes${name}`, 'staff-1', 'course/teacher/classes/index?schoolId=sch_1', `老师，我的课，${caption}`, prepare)
const lesson = (name: string, caption: string, ...steps: Prepare[]) =>
  page(`lesson-${name}`, 'staff-1', 'course/teacher/lesson/index?sessionId=ses_1&lessonNo=2', `老师，一节课，${caption}`, inTurn(...steps))

const scanned = (answer: () => Answers['attendance.scanRider']) =>
  inTurn(
    rolling(on, () => ({ 'attendance.scanRider': answer() as NonNullable<Answers['attendance.scanRider']> })),
    seen('秒后换新码'),
    holding(() => aLiveCode(new Date())),
    tap('扫小哥的码'),
  )
const { holder } = aVerdict()

const checkIn = (name: string, caption: string, ...steps: Prepare[]) =>
  page(`check-in${name}`, 'rider-1', 'course/rider/checkIn/index', `小哥，上课签到，${caption}`, inTurn(...steps))

const checkedIn = (overrides: object): Prepare =>
  inTurn(
    answering(() => ({
      'attendance.checkIn': { lesson: on(), state: 'here', at: now(), already: false, unconfirmed: false, now: now(), ...overrides },
    })),
    holding(() => aLiveCode(new Date())),
    tap('扫码签到'),
  )
const refused =
  (code: string, details: () => object): Prepare =>
  async (phone) => {
    await phone.route('**/call', (route) => {
      const error = { code, message: code, details: details(), requestId: '7f3a9c2e-41d0' }
      return route.fulfill({ json: { ok: false, error } })
    })
    await phone.reload()
    await holding(() => aLiveCode(new Date()))(phone)
    await tap('扫码签到')(phone)
  }

export const teacherShots: readonly Shot[] = [
  classes('', '一周的课', inTurn(listed(week), seen('正在签到'))),
  classes(
    '-none',
    '没有课',
    inTurn(
      listed(() => []),
      seen('这几天没有课'),
    ),
  ),
  classes('-broken', '出错', inTurn(broken, seen('没能打开'))),
  lesson('code', '签到码', rolling(on), seen('秒后换新码')),
  lesson(
    'early',
    '还没开始',
    rolling(() => lessonIn(60)),
    seen('开始签到'),
  ),
  lesson('roll', '点名', rolling(on), tap('点名'), seen('1 号')),
  lesson('mark', '点名，改一个人', rolling(on), tap('点名'), tap('全部 12'), tap('改'), seen('记下')),
  lesson(
    'over',
    '补记',
    rolling(() => lessonIn(-200)),
    seen('签到已经结束'),
  ),
  lesson(
    'over-mark',
    '补记，写原因',
    rolling(() => lessonIn(-200)),
    tap('改'),
    seen('补记'),
  ),
  lesson('elsewhere', '码在另一部手机', elsewhere()),
  lesson(
    'cancelled',
    '停课',
    rolling(() => lessonIn(30, { cancelled: '示例：教室停电' })),
    seen('这节课停课了'),
  ),
  lesson('offline', '断网，码还在变', rolling(on), seen('秒后换新码'), offline),
  lesson(
    'scanned',
    '扫到小哥',
    scanned(() => ({ row: people(7)[0] ?? null, holder, already: false, refusal: null, now: now() })),
    seen('扫下一位'),
  ),
  lesson(
    'scan-no',
    '码不对',
    scanned(() => ({ row: null, holder: null, already: false, refusal: { reason: 'codeExpired' }, now: now() })),
    seen('没签上'),
  ),
  checkIn('', '扫码前', seen('扫码签到')),
  checkIn('-done', '签到成功', checkedIn({}), seen('签到成功')),
  checkIn('-unconfirmed', '等老师确认', checkedIn({ unconfirmed: true }), seen('等老师确认')),
  checkIn(
    '-expired',
    '码过期了',
    refused('CLASS_CODE_REFUSED', () => ({ reason: 'expired' })),
    seen('码过期了'),
  ),
  checkIn(
    '-early',
    '还没开始',
    refused('CHECK_IN_NOT_OPEN', () => ({ opensAt: lessonIn(60).opensAt })),
    seen('开始'),
  ),
  checkIn(
    '-not-booked',
    '没有报名',
    refused('NOT_BOOKED', () => ({})),
    seen('没有报名'),
  ),
]

function elsewhere(): Prepare {
  const roll = () => aRoll({ lesson: on(), rows: people(7), keyNo: 3, now: now() })
  return inTurn(
    answering(() => ({ 'attendance.roll': roll() })),
    seen('在这部手机出示'),
  )
}
