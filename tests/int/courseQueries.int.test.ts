import { offerings } from '../../cloudfunctions/domains/booking/offeringDocument'
import { cloud } from '../../cloudfunctions/kernel/cloud'
import type { Actions } from '../../contract'
import type { InputOf } from '../../contract/kernel/action'
import { withCity } from '../builders/city/city'
import type { Phone } from '../builders/city/phone'
import { type Scene, setScene } from '../builders/city/scene'
import { courseAmongMany, sessionAmongMany } from '../builders/manySessions'
import { NOON } from '../builders/time'

const city = withCity()
let scene: Scene
let rider: Phone
beforeAll(async () => {
  scene = await setScene(city)
  rider = await scene.rider({ status: 'verified' })
})

let placed = 0
async function growTo(count: number): Promise<void> {
  for (; placed < count; placed += 100) {
    const batch = Array.from({ length: Math.min(100, count - placed) }, (_, at) => sessionAmongMany(placed + at, NOON))
    await cloud().database().collection(offerings.definition.name).add(batch)
  }
}

/** How many documents of which collection a call looked at. */
async function examinedBy(work: () => Promise<unknown>) {
  await fetch(`${city.emulator.url}/emulator/queries`, { method: 'DELETE' })
  await work()
  const queries = await city.emulator.database.queries()
  return {
    scans: queries.filter(({ index }) => index === null).length,
    examined: queries.reduce((sum, query) => sum + query.examined, 0),
  }
}

type Filter = InputOf<Actions['course.list']>['filter']
const FILTERS: Filter[] = [
  {},
  { category: 'craft' },
  { place: 'sch_own', evening: true },
  { category: 'degree', place: 'twn_sample', free: true },
]

describe.each([50, 1000])('with %i sessions', (count) => {
  beforeAll(() => growTo(count))

  test.each(FILTERS)('the catalogue looks at what it shows: %j', async (filter) => {
    let shown = 0
    const cost = await examinedBy(async () => {
      shown = (await rider.must('course.list', { filter })).sessions.length
    })
    expect(shown).toBeGreaterThan(0)
    expect(cost.scans).toBe(0)
    expect(cost.examined).toBeLessThanOrEqual(shown + 5)
  })

  test('the page of a course looks at what it shows, and at the own documents', async () => {
    let shown = 0
    const cost = await examinedBy(async () => {
      shown = (await rider.must('course.show', { courseId: courseAmongMany(20) })).sessions.length
    })
    expect(shown).toBeGreaterThan(0)
    expect(cost.scans).toBe(0)
    expect(cost.examined).toBeLessThanOrEqual(shown + 5)
  })
})
