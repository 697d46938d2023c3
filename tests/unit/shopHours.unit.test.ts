import { openStateOf } from '../../contract/merchant/openState'
import { ShopHours } from '../../contract/merchant/shopHours'
import { moveTo, ZONES } from '../support/timeZone'

/** 2026-11-27 is a Friday. */
const at = (day: number, clock: string) => new Date(`2026-11-${day}T${clock}:00+08:00`)
const day = { from: '09:00', to: '18:00' }
const night = { from: '22:00', to: '02:00' }

/** Every day the same. */
const daily = (spans: ShopHours['week'][number], exceptions: ShopHours['exceptions'] = []): ShopHours => ({
  week: Array.from({ length: 7 }, () => spans),
  exceptions,
})

test('M18: 22:00 to 02:00 is open at 01:00 on the next date, until 02:00', () => {
  const fridays: ShopHours = { week: [[], [], [], [], [night], [], []], exceptions: [] }
  expect(openStateOf(fridays, at(28, '01:00'))).toEqual({ state: 'open', until: at(28, '02:00') })
  expect(openStateOf(fridays, at(28, '02:00'))).toMatchObject({ state: 'closed' })
  expect(openStateOf(fridays, at(27, '01:00'))).toEqual({ state: 'closed', opens: at(27, '22:00') })
})

test('M18: a holiday changes its own day alone: neither the night before nor the day after', () => {
  const closed = daily([day, night], [{ day: '2026-11-27', spans: [] }])
  expect(openStateOf(closed, at(27, '01:00'))).toEqual({ state: 'open', until: at(27, '02:00') })
  expect(openStateOf(closed, at(27, '10:00'))).toEqual({ state: 'closed', opens: at(28, '09:00') })
  expect(openStateOf(closed, at(28, '01:00'))).toEqual({ state: 'closed', opens: at(28, '09:00') })
  const longer = daily([day], [{ day: '2026-11-27', spans: [{ from: '20:00', to: '03:00' }] }])
  expect(openStateOf(longer, at(28, '02:00'))).toEqual({ state: 'open', until: at(28, '03:00') })
  expect(openStateOf(longer, at(28, '12:00'))).toEqual({ state: 'open', until: at(28, '18:00') })
})

test('M18: what is not known is not given, never closed', () => {
  expect(openStateOf(null, at(27, '03:00'))).toEqual({ state: 'notGiven' })
})

test('several spans a day have a break between them, and those that meet have none', () => {
  const lunch = daily([
    { from: '17:00', to: '21:00' },
    { from: '10:00', to: '14:00' },
  ])
  expect(openStateOf(lunch, at(27, '15:00'))).toEqual({ state: 'closed', opens: at(27, '17:00') })
  const late = daily([
    { from: '18:00', to: '00:00' },
    { from: '00:00', to: '01:00' },
  ])
  expect(openStateOf(late, at(27, '23:50'))).toEqual({ state: 'open', until: at(28, '01:00') })
})

test('who is open around the clock doesn’t close at midnight, and who is always closed doesn’t open', () => {
  expect(openStateOf(daily([{ from: '00:00', to: '00:00' }]), at(27, '23:59'))).toEqual({ state: 'open', until: null })
  expect(openStateOf(daily([]), at(27, '12:00'))).toEqual({ state: 'closed', opens: null })
})

test('a shop that is open one day a week says the next one', () => {
  const fridays: ShopHours = { week: [[], [], [], [], [day], [], []], exceptions: [] }
  expect(openStateOf(fridays, at(27, '19:00'))).toEqual({ state: 'closed', opens: new Date('2026-12-04T09:00:00+08:00') })
})

describe('M19: days are Shanghai’s, wherever the process runs', () => {
  test.each(ZONES)('%s', (zone) => {
    moveTo(zone)
    expect(new Date(0).getHours()).toBe({ UTC: 0, 'Asia/Shanghai': 8, 'America/Los_Angeles': 16 }[zone])
    const fridays: ShopHours = { week: [[], [], [], [], [night], [], []], exceptions: [] }
    expect(openStateOf(fridays, at(27, '21:59'))).toEqual({ state: 'closed', opens: at(27, '22:00') })
    expect(openStateOf(fridays, at(28, '01:59'))).toEqual({ state: 'open', until: at(28, '02:00') })
  })
})

test('a day has one exception', () => {
  const twice = daily(
    [day],
    [
      { day: '2026-11-27', spans: [] },
      { day: '2026-11-27', spans: [day] },
    ],
  )
  expect(ShopHours.safeParse(twice).success).toBe(false)
  expect(ShopHours.safeParse(daily([day], [{ day: '2026-11-27', spans: [] }])).success).toBe(true)
})
