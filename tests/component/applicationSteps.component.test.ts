import type { RiderView } from '../../contract/account/rider'
import { applicationSteps } from '../../src/packages/account/applicationSteps'
import { nextStep } from '../../src/packages/account/home/nextStep'
import { aRiderView } from '../builders/views'

const now = new Date('2026-11-23T04:00:00Z')
const registered = { step: 'registered', at: '2026-11-22T01:00:00Z' } as const
const vouched = { step: 'vouched', at: '2026-11-23T01:00:00Z' } as const
const states = (rider: RiderView) => applicationSteps(rider, now).map(({ state }) => state)

test('waiting for the station: sent is done and says when', () => {
  const rider = aRiderView({ status: 'waitingStation', steps: [registered] })
  expect(states(rider)).toEqual(['done', 'now', 'next'])
  expect(applicationSteps(rider, now)[0]?.note).toBe('昨天 09:00')
})

test('waiting for the district: the station has vouched', () => {
  expect(states(aRiderView({ status: 'waitingDistrict', steps: [registered, vouched] }))).toEqual(['done', 'done', 'now'])
})

test('given back: every reason says what to do, and only the last return counts', () => {
  const before = { step: 'returned', at: '2026-11-20T01:00:00Z', reasons: ['notOurs'] } as RiderView['steps'][number]
  const last = { step: 'returned', at: '2026-11-22T02:00:00Z', reasons: ['photoUnclear', 'nameMismatch'] } as RiderView['steps'][number]
  const [sent] = applicationSteps(aRiderView({ status: 'returned', steps: [registered, before, registered, last] }), now)
  expect(sent).toMatchObject({ state: 'stopped' })
  expect(sent?.note?.split('\n')).toHaveLength(2)
  expect(sent?.note).toContain('照片看不清')
})

test('verified: all done', () => expect(states(aRiderView({ status: 'verified', steps: [registered] }))).toEqual(['done', 'done', 'done']))

test('there is always a next step', () => {
  expect(nextStep(null).action).toBe('开始登记')
  expect(nextStep(aRiderView({ status: 'draft' })).action).toBe('接着填')
  expect(nextStep(aRiderView({ status: 'returned' })).action).toBe('去修改')
  expect(nextStep(aRiderView({ status: 'verified' })).action).toBe('亮码')
})
