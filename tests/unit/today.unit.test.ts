import { byDeadline } from '../../contract/kernel/today'
import { minutesAfter, NOON } from '../builders/time'

const thing = (name: string, begins: number, ends?: number) => ({
  name,
  at: minutesAfter(NOON, begins).toISOString(),
  ...(ends !== undefined && { until: minutesAfter(NOON, ends).toISOString() }),
})
const order = (...things: ReturnType<typeof thing>[]) => byDeadline(things, NOON).map(({ name }) => name)

describe('今天 in the order in which one has to act', () => {
  test('what has begun counts by its end, what is to come by its beginning', () => {
    const [offer, lesson, draw, going] = [
      thing('offer', -30, 40),
      thing('lesson', 60, 150),
      thing('draw', -60, 90),
      thing('going', -10, 80),
    ]
    expect(order(draw, lesson, going, offer)).toEqual(['offer', 'lesson', 'going', 'draw'])
  })

  test('what waits without an end comes last, who waits longer first', () => {
    expect(order(thing('waiting', 0), thing('waits longer', -5), thing('tomorrow', 24 * 60))).toEqual([
      'tomorrow',
      'waits longer',
      'waiting',
    ])
  })

  test('what is over is gone, at the minute', () => {
    expect(order(thing('over', -60, 0), thing('nearly', -60, 1))).toEqual(['nearly'])
  })

  test('what was given is not changed', () => {
    const things = [thing('b', 2), thing('a', 1)]
    byDeadline(things, NOON)
    expect(things.map(({ name }) => name)).toEqual(['b', 'a'])
  })
})
