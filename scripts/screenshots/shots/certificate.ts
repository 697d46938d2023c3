import type { CertificateView } from '../../../contract/course/certificate'
import type { OwnSession } from '../../../contract/course/course'
import { aCertificateView } from '../../../tests/builders/certificates'
import { anOwnBooking, anOwnSession, aSessionView, ownCourses } from '../../../tests/builders/courseViews'
import { daysAfter } from '../../../tests/builders/time'
import { type Prepare, type Shot, shotsOf } from './shot'
import { answering } from './standIns'
import { broken, inTurn, offline, seen, tap } from './steps'

const page = shotsOf('packages/course/rider/')
const pass = (name: string, caption: string, prepare: Prepare) =>
  page(`attendance-pass${name}`, 'rider-1', 'pass/index?sessionId=ses_1', caption, prepare)
const certificate = (name: string, caption: string, prepare: Prepare) =>
  page(`certificate${name}`, 'rider-1', 'certificate/index?number=7K3M-09QA-ZT4W-8RCB', caption, prepare)

const code = `XGA1.SAMPLE.${'0123456789ABCDEF'.repeat(3).slice(0, 40)}.17.${'0'.repeat(26)}`
const LONG = '示例：从零开始学做小景和节日花礼（面向夜班和分段班的骑手）'
const now = () => new Date().toISOString()

const own = (overrides: () => Partial<OwnSession>) =>
  answering(() => {
    const session = aSessionView({ mine: anOwnBooking() }, new Date())
    const one = anOwnSession({ session, pass: { number: 17, quota: 200, name: '张*', text: code }, ...overrides() }, new Date())
    return { 'course.mine': { ...ownCourses({ current: [one] }, new Date()), now: now() } }
  })

const shown = (overrides: Partial<CertificateView> = {}) =>
  answering(() => ({
    'certificate.show': {
      certificate: aCertificateView({ name: '张*', title: '节日花礼', school: '吴江财智商业中心·邻暖驿站（示例）', ...overrides }),
      url: 'https://city.example.com/web/certificate/7K3M09QAZT4W8RCB',
    },
  }))

export const certificateShots: readonly Shot[] = [
  pass(
    '',
    '听课证',
    own(() => ({})),
  ),
  pass(
    '-offline',
    '听课证，没有网络',
    inTurn(
      own(() => ({})),
      seen('第 17 号'),
      offline,
    ),
  ),
  pass(
    '-long',
    '听课证，名字很长',
    own(() => ({ session: aSessionView({ title: LONG, mine: anOwnBooking() }, new Date()) })),
  ),
  pass(
    '-none',
    '没有听课证',
    own(() => ({ pass: null })),
  ),
  pass(
    '-over',
    '听课证，结束了',
    own(() => ({ session: aSessionView({ mine: anOwnBooking(), endsAt: daysAfter(new Date(), -3).toISOString() }, new Date()) })),
  ),
  pass(
    '-picture',
    '听课证，存成图片',
    inTurn(
      own(() => ({})),
      tap('存成图片'),
      seen('存到相册'),
    ),
  ),
  certificate('', '结业证书', shown()),
  certificate('-long', '结业证书，名字很长', shown({ title: LONG, school: '东太湖度假区太湖新城职工之家暨新就业群体服务中心（示例）' })),
  certificate('-picture', '结业证书，存成图片', inTurn(shown(), tap('存成图片'), seen('存到相册'))),
  certificate('-revoked', '结业证书，被撤销了', shown({ state: 'revoked', reason: '示例：第 5 节点名记错了，出勤不够' })),
  certificate('-error', '结业证书，出了意外', broken),
]
