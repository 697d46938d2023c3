import { sweepErasures } from '../../cloudfunctions/domains/account/erasures'
import { agendaOf } from '../../cloudfunctions/domains/booking/agendaDocument'
import { followBookingsDue } from '../../cloudfunctions/domains/booking/jobs'
import { offerings } from '../../cloudfunctions/domains/booking/offeringDocument'
import { ticketOf, wishes } from '../../cloudfunctions/domains/course/draw/wishDocument'
import type { SessionId } from '../../contract/course/ids'
import { withCity } from '../builders/city/city'
import { DUE, nextTime, outcome, run, runOut } from '../builders/city/drawRuns'
import type { Phone } from '../builders/city/phone'
import { type Scene, setScene } from '../builders/city/scene'
import { aDrawnSession, anOpenDraw } from '../builders/draws'
import { runThrough } from '../builders/house'
import { minutesAfter, NOON } from '../builders/time'

const city = withCity()
let scene: Scene
let riders: Phone[]
beforeAll(async () => {
  scene = await setScene(city)
  riders = []
  for (let count = 0; count < 3; count += 1) riders.push(await scene.rider({ status: 'verified' }))
})
beforeEach(() => {
  city.now = NOON
})

describe('a rider who withdraws the registration', () => {
  const leaving = () => scene.rider({ status: 'verified' })

  test('before the draw: nothing leads to them, the list stays as it is, and the place goes to the next in line', async () => {
    const gone = await leaving()
    const { startsAt, slots } = nextTime('erased')
    const draw = await anOpenDraw('erased', [aDrawnSession('erased', { startsAt, slots, capacity: 1 })])
    const [id] = draw.sessionIds as [SessionId]
    const others = riders.slice(0, 2)
    for (const rider of [gone, ...others]) await rider.must('draw.wish', { drawId: draw.drawId, ranks: [id] })
    const ticket = ticketOf(draw.drawId, gone.personId)
    await gone.must('rider.withdraw', {})
    expect(await wishes.get(`wsh_${ticket}`)).toMatchObject({ personId: null, name: null, ranks: [id] })
    await run()
    const { held } = await outcome(id)
    const winner = (await scene.stranger().must('draw.published', { drawId: draw.drawId })).tickets
    expect(winner.map((one) => one.ticket)).toContain(ticket)
    expect(held).not.toContain(gone.personId)
    await followBookingsDue(minutesAfter(DUE, 5))
    const session = await offerings.get(id)
    const taken = Object.values(session?.participants ?? {}).filter(({ state }) => state === 'held' || state === 'offered')
    expect(taken).toHaveLength(1)
    await runThrough(sweepErasures, minutesAfter(DUE, 5))
    const { auditTrail: _, ...rest } = await city.documents()
    expect(JSON.stringify(rest)).not.toContain(gone.personId.slice(4))
  })

  test('while the result is being written: what was entered for them goes to the next in line', async () => {
    const gone = await leaving()
    const { startsAt, slots } = nextTime('erasing')
    const draw = await anOpenDraw('erasing', [aDrawnSession('erasing', { startsAt, slots, capacity: 3, waitLimit: 2 })])
    const [id] = draw.sessionIds as [SessionId]
    for (const rider of [gone, ...riders.slice(0, 3)]) await rider.must('draw.wish', { drawId: draw.drawId, ranks: [id] })
    const turns = [true, false]
    await run(() => turns.shift() ?? false)
    expect((await offerings.get(id))?.participants[gone.personId]).toBeDefined()
    expect((await agendaOf(gone.personId)).bookings).toEqual({})
    await gone.must('rider.withdraw', {})
    await runOut()
    const session = await offerings.get(id)
    expect(session?.participants[gone.personId]).toBeUndefined()
    const live = Object.values(session?.participants ?? {}).filter(({ state }) => state === 'held' || state === 'offered')
    expect(live).toHaveLength(3)
    expect((await city.documents()).agendas?.map(({ _id }) => _id)).not.toContain(gone.personId)
  })
})
