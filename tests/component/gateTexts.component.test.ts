import { GateRefusal, type Verdict } from '../../contract/pass/gateVerdict'
import { gateRefusalText, patternText, placeText } from '../../src/packages/pass/words/gate'
import { aVerdict } from '../builders/gates'
import { daysAfter, NOON } from '../builders/time'

const later = daysAfter(NOON, 1).toISOString()
/** What any reason needs. */
const details = {
  end: 'conduct',
  until: later,
  expiredAt: later,
  allowed: ['courier'],
  hours: [{ from: '06:00', to: '22:00' }],
  closed: [],
}
const reasons = GateRefusal.def.options.map((option) => option.shape.reason.def.values[0])

test('there are all reasons', () => expect(reasons.length).toBeGreaterThan(20))

test.each(reasons)('%s is said in words, with what to do now', (reason) => {
  const { title, todo } = gateRefusalText({ ...details, reason } as GateRefusal, NOON)
  for (const words of [title, todo]) {
    expect(words).toMatch(/\p{Script=Han}/u)
    expect(words).not.toMatch(/undefined|null|NaN|\[object|失败/)
  }
  expect(todo).toMatch(/[。]$/)
})

test('a window of the day stands in the words', () => {
  const closed = [{ from: '13:00', to: '14:30' }]
  expect(gateRefusalText({ reason: 'eBike', closed }, NOON).title).toBe('这个小区 13:00–14:30 不让电动车进')
  expect(gateRefusalText({ reason: 'eBike', closed: [] }, NOON).title).toBe('这个小区不让电动车骑进去')
})

test('a suspension that ends by itself says when', () => {
  expect(gateRefusalText({ reason: 'passSuspended', end: 'conduct', until: later }, NOON).todo).toContain('11月24日 12:00 自动恢复')
  expect(gateRefusalText({ reason: 'passSuspended', end: 'leftStation', until: null }, NOON).todo).toContain('到新站点登记')
})

test("every day's picture has its words, and no two the same", () => {
  const all = Array.from({ length: 64 }, (_, at) => patternText({ flower: at % 8, stripe: Math.floor(at / 8) }))
  expect(new Set(all).size).toBe(64)
})

test.each<[Partial<Verdict>, string]>([
  [{}, '示例小区 · 西门'],
  [{ gate: null }, '示例小区'],
  [{ compound: null, gate: null }, '小区门口'],
])('%j is at %s', (overrides, words) => expect(placeText(aVerdict(overrides))).toBe(words))
