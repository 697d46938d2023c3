import { sweepErasures } from '../../cloudfunctions/domains/account/erasures'
import { unusedPeople } from '../../cloudfunctions/domains/account/unusedPeople'
import { messageCredits } from '../../cloudfunctions/kernel/inbox/credits'
import { people } from '../../cloudfunctions/kernel/people/personDocument'
import { withCity } from '../builders/city/city'
import type { Phone } from '../builders/city/phone'
import { type Scene, setScene } from '../builders/city/scene'
import { runThrough } from '../builders/house'
import { daysAfter, minutesAfter, NOON } from '../builders/time'

const city = withCity()
let scene: Scene
beforeAll(async () => {
  scene = await setScene(city)
})
beforeEach(() => {
  city.now = NOON
})

/** The job's turns of a day. Nothing else happens on it. */
async function lookAt(day: Date) {
  await runThrough(unusedPeople, day)
  await city.settle()
  await runThrough(sweepErasures, minutesAfter(day, 4))
}

const isKnown = async ({ personId }: Phone) => (await people.get(personId)) !== null

describe('people-without-a-term: who has neither registration nor role goes after 180 days', () => {
  test('somebody whose role was laid down, who allowed a message, who read one, or who only agreed', async () => {
    const former = scene.stranger()
    const { code } = await scene.staff.must('staff.invite', { grant: { role: 'staff' } })
    await former.must('role.accept', { code })
    const { grants } = await scene.staff.must('staff.proposals', {})
    const proposedAt = grants.find(({ personId }) => personId === former.personId)?.at ?? ''
    await scene.staff.must('staff.dropGrant', { personId: former.personId, proposedAt })
    const [allowing, reading] = [scene.stranger(), scene.stranger()]
    await allowing.must('inbox.addCredit', {})
    await reading.must('inbox.markRead', { upTo: NOON.toISOString() })
    const unused = [former, allowing, reading, await scene.agreed()]

    await lookAt(NOON)
    await lookAt(daysAfter(NOON, 179))
    expect(await Promise.all(unused.map(isKnown))).toEqual([true, true, true, true])
    await lookAt(daysAfter(NOON, 180))
    expect(await Promise.all(unused.map(isKnown))).toEqual([false, false, false, false])
    expect(await messageCredits.get(allowing.personId)).toBeNull()
  })

  test('not who works somewhere, and not who has registered before the end of the term', async () => {
    const [late, worker] = [await scene.agreed(), await scene.agreed()]
    await city.grant(worker, { role: 'staff' })
    await lookAt(NOON)
    await lookAt(daysAfter(NOON, 100))
    await late.register({ stationId: scene.own })
    for (const days of [101, 200, 400]) await lookAt(daysAfter(NOON, days))
    expect(await Promise.all([late, worker].map(isKnown))).toEqual([true, true])
    await late.must('rider.withdraw', {})
  })
})
