import type { CompoundRules } from '../../contract/pass/compoundRules'
import { rulesText, windowsText } from '../../src/packages/pass/words/compoundRules'

const rules = (overrides: Partial<CompoundRules> = {}): CompoundRules => ({
  who: 'anyPass',
  workKinds: ['courier', 'deliveryRider', 'rideHailDriver', 'streamer'],
  hours: [],
  eBikes: true,
  eBikesClosed: [],
  ...overrides,
})

test('without any limit everything is said in four short lines', () => {
  expect(rulesText(rules())).toEqual(['小哥码能用，就能进', '各个工种都能进', '全天都能进', '电动车可以骑进去'])
})

test('each limit says what to do', () => {
  const [who, kinds, hours, eBikes] = rulesText(
    rules({
      who: 'whiteList',
      workKinds: ['courier', 'deliveryRider'],
      hours: [{ from: '06:00', to: '22:00' }],
      eBikesClosed: [{ from: '13:00', to: '14:30' }],
    }),
  )
  expect(who).toBe('先申请白名单，物业批准后才能进')
  expect(kinds).toBe('只让快递员、外卖骑手进')
  expect(hours).toBe('只在 06:00–22:00 能进')
  expect(eBikes).toBe('电动车可以骑进去；13:00–14:30 要停在门外，走进去')
})

test('a window that never ends closes the compound to e-bikes as if they were not allowed', () => {
  const closed = rulesText(rules({ eBikesClosed: [{ from: '08:00', to: '08:00' }] })).at(-1)
  expect(closed).toBe(rulesText(rules({ eBikes: false })).at(-1))
})

test.each([
  [[{ from: '11:00', to: '13:30' }], '11:00–13:30'],
  [[{ from: '22:00', to: '06:00' }], '22:00–第二天 06:00'],
  [[{ from: '18:00', to: '00:00' }], '18:00–24:00'],
  [[{ from: '00:00', to: '00:00' }], '全天'],
  [
    [
      { from: '17:00', to: '19:00' },
      { from: '06:30', to: '09:00' },
    ],
    '06:30–09:00、17:00–19:00',
  ],
  [
    [
      { from: '17:00', to: '19:00' },
      { from: '06:00', to: '06:00' },
    ],
    '全天',
  ],
])('%j is read as %s', (windows, words) => expect(windowsText(windows)).toBe(words))
