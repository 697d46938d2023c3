import { stepAt } from '../../contract/pass/passCode'
import { sampleIdNumber } from '../../seed/idNumber'
import { portraitOf } from '../../seed/people'
import type { Phone } from '../../seed/phone'
import { classCodeByNode } from '../builders/city/classes'
import { codeByNode } from '../builders/passVectors'

/** The city of the preview while a scene is played. */
export interface PlayedCity {
  phone(openid: string): Phone
  now(): Date
  /** What stands on the poster with this label. */
  poster(label: string): string
  /** Lets time pass. */
  later(hours: number): Promise<void>
}

type Player = (city: PlayedCity) => Promise<unknown>

const deviceId = 'dev_player01'
const compoundId = 'cmp_1'
const [SUNG, DRAWN] = ['ses_drawsing', 'drw_open']
const tea = { sessionId: 'ses_tea1', lessonNo: 1 } as const

async function shownAtGate({ phone, now }: PlayedCity): Promise<string> {
  const { pass, seed, keyNo } = await phone('rider-1').ask('pass.bind', { deviceId, move: false })
  return codeByNode({ passId: pass.passId, seed, keyNo, audience: 'gate', step: stepAt(now()) })
}

const westGate = async (guard: Phone) => {
  const { gates } = await guard.ask('gate.duty', { compoundId })
  return gates.find(({ name }) => name === '西门')?.gateId ?? ''
}

const enter = ({ phone, poster }: PlayedCity, label: string, vehicle: 'eBike' | 'foot' = 'eBike', openid = 'rider-1') =>
  phone(openid).ask('pass.enterGate', { gateCode: poster(label), vehicle })

/** What people do in each scene of the preview, by its title: the calls behind their taps. */
export const PLAYERS: Readonly<Record<string, Player>> = {
  async '登记、担保、扫码进门'(city) {
    const [rider, manager] = [city.phone('new-rider'), city.phone('manager-1')]
    for (const kind of ['service', 'sensitive'] as const) await rider.ask('consent.decide', { kind, version: 1, decision: 'given' })
    await rider.ask('rider.bindPhone', { code: await rider.phoneCode('10000000099') })
    const person = { realName: '新示例', idNumber: sampleIdNumber(99), workKind: 'deliveryRider', stationId: 'stn_1' } as const
    const { riderId } = await rider.ask('rider.register', { ...person, photo: await rider.upload(portraitOf(2)) })
    const { revision } = await manager.ask('station.application', { riderId })
    await manager.ask('station.vouch', { riderId, revision })
    await rider.ask('convention.accept', { version: 1, deviceId })
    await enter(city, '同里湖畔 南门 进', 'eBike', 'new-rider')
  },
  async '门岗扫码、拒绝、撤销'(city) {
    const guard = city.phone('guard-1')
    const credential = { kind: 'code', text: await shownAtGate(city) } as const
    const { useId } = await guard.ask('gate.verify', { compoundId, gateId: await westGate(guard), credential, vehicle: 'eBike' })
    await guard.ask('gate.refuse', { compoundId, useId: useId ?? '', reason: 'noHelmet' })
    await guard.ask('gate.undo', { compoundId, useId: useId ?? '' })
  },
  async 门岗没网络(city) {
    const guard = city.phone('guard-1')
    await shownAtGate(city)
    await guard.ask('gate.offlineList', { compoundId })
    const { pass } = await city.phone('rider-1').ask('pass.mine', { deviceId })
    const use = { localId: 'scene-offline-1', at: city.now().toISOString(), text: pass?.offline?.text ?? '' }
    await guard.ask('gate.sync', { compoundId, uses: [{ ...use, gateId: await westGate(guard), vehicle: 'eBike', refusal: null }] })
  },
  async 午休不让骑车进(city) {
    await enter(city, '东太湖家园 东门 进')
    await enter(city, '东太湖家园 东门 进', 'foot')
    await city.phone('guard-4').ask('gate.today', { compoundId: 'cmp_3' })
  },
  async '候补、让出、接受'({ phone }) {
    const [rider, staff, sessionId] = [phone('rider-1'), phone('staff-1'), 'ses_flower1'] as const
    await rider.ask('course.show', { courseId: 'crs_flower' })
    const { people } = await staff.ask('course.roster', { sessionId })
    const personId = people.find(({ state }) => state === 'held')?.personId ?? ''
    await staff.ask('course.removeFrom', { sessionId, personId, reason: '示例：名额让给候补的人' })
    await rider.ask('course.accept', { sessionId })
  },
  async 摇号({ phone, later }) {
    await phone('rider-1').ask('draw.wish', { drawId: DRAWN, ranks: [SUNG] })
    await later(48)
    await phone('rider-1').ask('draw.show', { drawId: DRAWN })
  },
  async 签到和点名({ phone, now }) {
    const teacher = phone('teacher-1')
    const { seed, classId, keyNo } = await teacher.ask('attendance.openClass', { ...tea, deviceId })
    const text = classCodeByNode(seed, { classId, keyNo, step: stepAt(now()) })
    await phone('rider-1').ask('attendance.checkIn', { text, deviceId, location: null })
    const { rows } = await teacher.ask('attendance.roll', tea)
    const personId = rows.find(({ state }) => state !== 'here')?.personId ?? ''
    await teacher.ask('attendance.mark', { ...tea, personId, state: 'here' })
  },
  async 物业改规则(city) {
    const [property, at] = [city.phone('property-3'), { compoundId: 'cmp_3' }] as const
    await enter(city, '东太湖家园 东门 进')
    const { rules } = await property.ask('compound.show', at)
    await property.ask('compound.saveRules', { ...at, rules: { ...rules, eBikes: false, eBikesClosed: [] } })
    await enter(city, '东太湖家园 南门 进')
  },
}
