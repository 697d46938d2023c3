import type { RiderView } from '../../contract/rider'
import { applicationSteps } from '../../src/rider/applicationSteps'
import { nextStep } from '../../src/rider/nextStep'

const now = new Date('2026-11-23T04:00:00Z')
const registered = { step: 'registered', at: '2026-11-22T01:00:00Z' } as const
const vouched = { step: 'vouched', at: '2026-11-23T01:00:00Z' } as const
const aRider = (overrides: Partial<RiderView>): RiderView => ({
  riderId: 'rdr_1' as RiderView['riderId'],
  status: 'draft',
  editable: true,
  realName: '王建国',
  idNumberMasked: null,
  phoneMasked: null,
  workKind: null,
  station: null,
  photoUrl: null,
  steps: [],
  verifiedAt: null,
  ...overrides,
})
const states = (rider: RiderView) => applicationSteps(rider, now).map(({ state }) => state)

test('waiting for the station: sent is done and says when', () => {
  const rider = aRider({ status: 'waitingStation', steps: [registered] })
  expect(states(rider)).toEqual(['done', 'now', 'next'])
  expect(applicationSteps(rider, now)[0]?.note).toBe('昨天 09:00')
})

test('waiting for the district: the station has vouched', () => {
  expect(states(aRider({ status: 'waitingDistrict', steps: [registered, vouched] }))).toEqual(['done', 'done', 'now'])
})

test('given back: every reason says what to do, and only the last return counts', () => {
  const before = { step: 'returned', at: '2026-11-20T01:00:00Z', reasons: ['notOurs'] } as RiderView['steps'][number]
  const last = { step: 'returned', at: '2026-11-22T02:00:00Z', reasons: ['photoUnclear', 'nameMismatch'] } as RiderView['steps'][number]
  const [sent] = applicationSteps(aRider({ status: 'returned', steps: [registered, before, registered, last] }), now)
  expect(sent).toMatchObject({ state: 'stopped' })
  expect(sent?.note?.split('\n')).toHaveLength(2)
  expect(sent?.note).toContain('照片看不清')
})

test('verified: all done', () => expect(states(aRider({ status: 'verified', steps: [registered] }))).toEqual(['done', 'done', 'done']))

test('there is always a next step', () => {
  expect(nextStep(null).action).toBe('开始登记')
  expect(nextStep(aRider({ status: 'draft' })).action).toBe('接着填')
  expect(nextStep(aRider({ status: 'returned' })).action).toBe('去修改')
  expect(nextStep(aRider({ status: 'verified' })).action).toBe('看身份卡')
})
