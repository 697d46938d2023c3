import { boundsOf, type Cost, keepsBounds } from '../../bench/actions/cost'
import type { ActionName } from '../../contract'
import { withCity } from '../builders/city/city'
import { askedFor, costOf } from '../builders/city/costs'
import { aPublishedSession } from '../builders/city/samples/course'
import { type Scene, setScene } from '../builders/city/scene'
import { registry } from '../builders/house'

const city = withCity()
let scene: Scene
beforeAll(async () => {
  scene = await setScene(city)
})

const actions = Object.keys(registry) as ActionName[]

/** `bench/actions` asks the same where the city is full. How often the database is asked doesn't depend on that. */
test.each(actions)('SM10: %s asks the database no more than its bounds say', async (action) => {
  const cost = await costOf(scene, action)
  expect({ ...cost, isKept: keepsBounds(cost) }).toEqual({ ...cost, isKept: true, scans: 0 } satisfies Cost & { isKept: boolean })
})

test('a bound is there for an action that needs it, and for no other', () => {
  for (const action of actions) expect(boundsOf({ action, writes: registry[action].writes === true }).calls).toBeLessThanOrEqual(45)
})

test('an enrolment asks eight times where it wins a place, and twice where all are gone', async () => {
  const sessionId = await aPublishedSession({ capacity: 1, free: 1, waitLimit: 0 })
  const [winner, loser] = [await scene.rider({ status: 'verified' }), await scene.rider({ status: 'verified' })]
  const winning = await askedFor(scene, () => winner.must('course.enrol', { sessionId }))
  const losing = await askedFor(scene, async () => {
    expect(await loser.call('course.enrol', { sessionId })).toMatchObject({ error: { code: 'FULL' } })
  })
  expect([winning.calls, losing.calls]).toEqual([8, 2])
})
