import type { ActionName, Actions } from '../../contract'
import type { InputOf, OutputOf } from '../../contract/kernel/action'
import { sampleIdNumber } from '../../seed/idNumber'

/** Something that the server sees when a person does it. */
export interface Step {
  readonly text: string
  readonly openid: string
  readonly action: ActionName
  readonly matches: (reply: never, input: never) => boolean
}

interface Phone {
  readonly openid: string
  readonly page: string
}

/** Two people and what they can try together in two minutes. */
export interface Scene {
  readonly title: string
  readonly left: Phone
  readonly right: Phone
  /** The time in Shanghai with which it begins; left out: when the sample data were made. */
  readonly at?: string
  readonly steps: readonly Step[]
}

function step<N extends ActionName>(
  openid: string,
  action: N,
  text: string,
  matches: (reply: OutputOf<Actions[N]>, input: InputOf<Actions[N]>) => boolean = () => true,
): Step {
  return { openid, action, text, matches }
}

const HOME = 'pages/home/index'
/** That of nobody in the sample data, and of no real person. */
const UNUSED_ID_NUMBER = sampleIdNumber(99)
const phone = (openid: string, page = HOME): Phone => ({ openid, page })
const duty = (compoundId: string) => `packages/pass/gate/duty/index?compoundId=${compoundId}`

/** All that the preview offers, in the order of its list; an address names one by its number (`?scene=1`). */
export const SCENES: readonly Scene[] = [
  {
    title: '登记、担保、扫码进门',
    left: phone('new-rider', 'packages/account/person/register/index'),
    right: phone('manager-1', 'packages/account/station/riders/index?stationId=stn_1'),
    at: '10:00',
    steps: [
      step('new-rider', 'rider.register', `左：填好登记，身份证号用 ${UNUSED_ID_NUMBER}，站点选“同里湖站”，提交`),
      step('manager-1', 'station.vouch', '右：名单里有了这位小哥，打开，担保'),
      step('new-rider', 'convention.accept', '左：小哥码 → 在这部手机启用 → 看公约，签一下'),
      step('new-rider', 'pass.enterGate', '左：首页扫码，选“同里湖畔 南门”的海报，可以进', ({ outcome }) => outcome === 'enter'),
    ],
  },
  {
    title: '门岗扫码、拒绝、撤销',
    left: phone('rider-1', 'pages/pass/index'),
    right: phone('guard-1', duty('cmp_1')),
    at: '10:00',
    steps: [
      step('rider-1', 'pass.bind', '左：在这部手机启用，亮码'),
      step('guard-1', 'gate.verify', '右：选西门，扫小哥的码，选旁边那部手机'),
      step('guard-1', 'gate.refuse', '右：拒绝，选一个原因'),
      step('guard-1', 'gate.undo', '右：知道了 → 在今天的记录里撤销这一条'),
    ],
  },
  {
    title: '门岗没网络',
    left: phone('rider-1', 'pages/pass/index'),
    right: phone('guard-1', duty('cmp_1')),
    at: '10:00',
    steps: [
      step('rider-1', 'pass.bind', '左：在这部手机启用，亮码'),
      step('guard-1', 'gate.offlineList', '右：打开值班，选西门：名单先存在手机里'),
      step('guard-1', 'gate.sync', '右：网络“断”。左：门岗没有网络？右：扫左边的码，放行，再网络“开”'),
    ],
  },
  {
    title: '午休不让骑车进',
    left: phone('rider-1'),
    right: phone('guard-4', duty('cmp_3')),
    at: '13:10',
    steps: [
      step('rider-1', 'pass.enterGate', '左：扫码，选“东太湖家园 东门”的海报：午休不让骑车', ({ refusal }) => refusal?.reason === 'eBike'),
      step('rider-1', 'pass.enterGate', '左：我步行进，可以进', ({ outcome }, { vehicle }) => outcome === 'enter' && vehicle === 'foot'),
      step('guard-4', 'gate.today', '右：选东门，今天的记录里有这两条', ({ uses }) => uses.length >= 2),
    ],
  },
  {
    title: '候补、让出、接受',
    left: phone('rider-1', 'packages/course/rider/show/index?courseId=crs_flower&sessionId=ses_flower1'),
    right: phone('staff-1', 'staff?part=places&session=ses_flower1'),
    at: '10:00',
    steps: [
      step('rider-1', 'course.show', '左：插花入门满了，张示例排在候补第一。点“有名额时，微信告诉我”'),
      step('staff-1', 'course.removeFrom', '右：在插花入门里让出一个名额'),
      step('rider-1', 'course.accept', '左：有名额留给张示例，接受；左边的“微信消息”里也有一条'),
    ],
  },
  {
    title: '摇号',
    left: phone('rider-1', 'packages/course/rider/draw/index?drawId=drw_open'),
    right: phone('rider-7', 'packages/course/rider/draw/index?drawId=drw_open'),
    at: '10:00',
    steps: [
      step('rider-1', 'draw.wish', '左：填一两个志愿，保存', (_reply, { ranks }) => ranks.length > 0),
      step('rider-1', 'draw.show', '上面的时间：+1 天，按到截止以后。左：看摇号结果', ({ state }) => state === 'drawn'),
    ],
  },
  {
    title: '签到和点名',
    left: phone('rider-1', 'packages/course/rider/checkIn/index?sessionId=ses_tea1'),
    right: phone('teacher-1', 'packages/course/teacher/classes/index?schoolId=sch_5'),
    steps: [
      step('teacher-1', 'attendance.openClass', '右：点今天的茶艺体验，亮签到码'),
      step('rider-1', 'attendance.checkIn', '左：扫码签到，选旁边那部手机'),
      step('teacher-1', 'attendance.mark', '右：点名，给没扫码的人点“到”'),
    ],
  },
  {
    title: '物业改规则',
    left: phone('rider-1'),
    right: phone('property-3', 'packages/pass/compound/rules/index?compoundId=cmp_3'),
    at: '10:00',
    steps: [
      step('rider-1', 'pass.enterGate', '左：扫码，选“东太湖家园 东门”的海报，可以进', ({ outcome }) => outcome === 'enter'),
      step('property-3', 'compound.saveRules', '右：改成不让电动车进，保存'),
      step('rider-1', 'pass.enterGate', '左：换“东太湖家园 南门”再扫：不能骑车进', ({ refusal }) => refusal?.reason === 'eBike'),
    ],
  },
]
