import { agendaOf } from '../../cloudfunctions/domains/booking/agendaDocument'
import { type OfferingDocument, offerings } from '../../cloudfunctions/domains/booking/offeringDocument'
import { draws, seedOf } from '../../cloudfunctions/domains/course/draw/drawDocument'
import { drawPlaces } from '../../cloudfunctions/domains/course/draw/rules/drawPlaces'
import { sha256 } from '../../cloudfunctions/domains/course/draw/sha256'
import { ticketOf, wishes } from '../../cloudfunctions/domains/course/draw/wishDocument'
import { createWeb } from '../../cloudfunctions/kernel/http/web'
import type { DrawId, SessionId } from '../../contract/course/ids'
import { withCity } from '../builders/city/city'
import { dieAfter, restart } from '../builders/city/crashes'
import { everyMessage, inboxOf } from '../builders/city/decisions'
import { DUE, everything, nextTime, nothing, outcome, run, runOut } from '../builders/city/drawRuns'
import { newRequestId, type Phone } from '../builders/city/phone'
import { type Scene, setScene } from '../builders/city/scene'
import { aDrawnSession, anOpenDraw } from '../builders/draws'
import { openEveryDomain } from '../builders/house'
import { aParticipant } from '../builders/offerings'
import { daysAfter, NOON } from '../builders/time'

jest.mock('../../cloudfunctions/kernel/database/collection', () => jest.requireActual('../builders/city/crashes').dyingCollections())

const city = withCity()
let scene: Scene
let riders: Phone[]
beforeAll(async () => {
  scene = await setScene(city)
  riders = []
  for (let count = 0; count < 7; count += 1) riders.push(await scene.rider({ status: 'verified' }))
})
beforeEach(() => {
  city.now = NOON
})
afterEach(() => void restart())

/** Seven riders wish: two places and one to wait in the first session, one place and two to wait in the second. */
async function wished(first: Partial<OfferingDocument> = {}) {
  const { name, ...later } = nextTime('run')
  const draw = await anOpenDraw(name, [
    aDrawnSession(`${name}a`, { ...later, capacity: 2, waitLimit: 1, ...first }),
    aDrawnSession(`${name}b`, { ...later, capacity: 1, waitLimit: 2 }),
  ])
  const [a, b] = draw.sessionIds as [SessionId, SessionId]
  const ranks = [[a], [b, a], [a, b], [b], [a], [b, a], [a]]
  for (const [at, rider] of riders.entries()) await rider.must('draw.wish', { drawId: draw.drawId, ranks: ranks[at] ?? [] })
  return { ...draw, a, b, ranks }
}

/** What must come out, by the rule alone. */
async function expected({ drawId, a, b, ranks }: Awaited<ReturnType<typeof wished>>) {
  const draw = await draws.get(drawId)
  if (!draw) throw new Error('no draw')
  const tickets = riders.map(({ personId }, at) => ({ ticket: ticketOf(drawId, personId), ranks: ranks[at] ?? [] }))
  const sessions = [
    { sessionId: a, places: 2, waitLimit: 1 },
    { sessionId: b, places: 1, waitLimit: 2 },
  ]
  const drawing = drawPlaces(seedOf(draw), sessions, tickets, sha256)
  const personOf = (ticket: string) => riders.find(({ personId }) => ticketOf(drawId, personId) === ticket)?.personId ?? ''
  const at = (id: SessionId) => ({
    held: drawing.order.filter((ticket) => drawing.got.get(ticket) === id).map(personOf),
    waiting: (drawing.queues.get(id) ?? []).map(personOf),
  })
  return { a: at(a), b: at(b), order: drawing.order.map(personOf) }
}

const outcomes = async ({ a, b }: { a: SessionId; b: SessionId }) => ({ a: await outcome(a), b: await outcome(b) })

const heardOf = async (rider: Phone) => (await inboxOf(rider)).filter(({ kind }) => kind === 'drawn')

/** Asks the function that serves browsers. */
const web = (path: string, queryStringParameters = {}, headers = {}) =>
  createWeb(openEveryDomain().routes, () => DUE)({ path, httpMethod: 'GET', queryStringParameters, headers })

/** Each rider has heard once, and the agenda says what the offerings say. */
async function allTold(drawId: DrawId, sessions: readonly SessionId[]) {
  expect(await wishes.find('untold', { equals: { drawId, wishing: true, toldAt: null }, limit: 10 })).toEqual([])
  for (const id of sessions) {
    const session = await offerings.get(id)
    for (const { personId } of riders) {
      const entry = session?.participants[personId]
      expect((await agendaOf(personId)).bookings[id]?.state).toBe(entry?.state)
    }
  }
}

describe('a draw', () => {
  test('does nothing until a minute after it has closed', async () => {
    const draw = await wished()
    await run(everything, new Date(DUE.getTime() - 1))
    expect(await draws.get(draw.drawId)).toMatchObject({ fixed: null, drawnAt: null })
    await runOut()
  })

  test('gives what the rule says, tells each once, enters it in every agenda, and opens the seed', async () => {
    const draw = await wished()
    const before = await Promise.all(riders.map(heardOf))
    await run()
    const { order, ...result } = await expected(draw)
    expect(await outcomes(draw)).toEqual(result)
    await allTold(draw.drawId, draw.sessionIds)
    for (const [at, rider] of riders.entries()) {
      const shown = await rider.must('draw.show', { drawId: draw.drawId })
      const number = order.indexOf(rider.personId) + 1
      const got = draw.sessionIds.find((_, of) => result[of === 0 ? 'a' : 'b'].held.includes(rider.personId)) ?? null
      const { wishes } = await rider.must('course.mine', {})
      expect(wishes).toContainEqual(expect.objectContaining({ drawId: draw.drawId, state: 'drawn', won: got !== null }))
      expect(shown).toMatchObject({ state: 'drawn', seed: expect.any(String), result: { number, of: 7, places: 3, got } })
      const heard = await heardOf(rider)
      expect(heard).toHaveLength((before[at]?.length ?? 0) + 1)
      const way = got !== null && { freeUntil: expect.any(String) }
      expect(heard).toContainEqual(expect.objectContaining({ number, of: 7, places: 3, won: got !== null, ...way }))
    }
    expect(await draws.get(draw.drawId)).toMatchObject({ dueAt: null })
    expect(await offerings.get(draw.a)).toMatchObject({ free: 0, waiting: 1, drawnAt: DUE, allocationLog: result.a.held })
  })

  test('can be run again by anybody from what is published, without an account', async () => {
    const draw = await wished()
    await run()
    const list = await scene.stranger().must('draw.published', { drawId: draw.drawId })
    expect(sha256(list.seed ?? '')).toBe(list.seedHash)
    expect(list).toMatchObject({ of: 7, next: null })
    const { got } = drawPlaces(list.seed ?? '', list.sessions, list.tickets, sha256)
    for (const { personId } of riders) {
      const id = got.get(ticketOf(draw.drawId, personId))
      const held = await Promise.all(draw.sessionIds.map(async (one) => (await outcome(one)).held.includes(personId)))
      expect(draw.sessionIds.filter((_, at) => held[at])).toEqual(id ? [id] : [])
    }
    expect(JSON.stringify(list)).not.toContain(riders[0]?.personId.slice(4))
    const page = await web(`/web/draws/${draw.drawId}`)
    expect([page.statusCode, JSON.parse(page.body)]).toEqual([200, list])
    const browser = { Accept: 'text/html,application/xhtml+xml' }
    const inWords = await web(`/web/draws/${draw.drawId}`, {}, browser)
    expect(inWords.headers['content-type']).toBe('text/html; charset=utf-8')
    for (const words of ['摇完了', '7 人', '怎么核对', list.seed ?? '?', list.seedHash, ...list.tickets.map(({ ticket }) => ticket)])
      expect(inWords.body).toContain(words)
    expect(JSON.parse((await web(`/web/draws/${draw.drawId}`, { json: '1' }, browser)).body)).toEqual(list)
  })

  test('is not there over HTTP for a wrong name or page, nor is one that nobody has made', async () => {
    const draw = await wished()
    expect((await web('/web/draws/drw_nobody')).statusCode).toBe(404)
    expect((await web('/web/draws/..')).statusCode).toBe(404)
    expect((await web(`/web/draws/${draw.drawId}`, { after: 'x' })).statusCode).toBe(400)
    expect(JSON.parse((await web(`/web/draws/${draw.drawId}`)).body)).toMatchObject({ tickets: [], seed: null, of: null })
    await runOut()
  })

  test('comes to the same twice, at the same time, and when everything is repeated', async () => {
    const draw = await wished()
    await Promise.all([run(), run(), run()])
    await runOut()
    const { order: _, ...result } = await expected(draw)
    expect(await outcomes(draw)).toEqual(result)
    await allTold(draw.drawId, draw.sessionIds)
    const messages = (await city.documents()).messages?.length
    await draws.modify(draw.drawId, { when: {}, change: { dueAt: { set: DUE } } })
    await run()
    expect(await outcomes(draw)).toEqual(result)
    expect((await city.documents()).messages?.length).toBe(messages)
  })

  test('goes on in the next turn where its time was over', async () => {
    const draw = await wished()
    await run(nothing)
    expect(await draws.get(draw.drawId)).toMatchObject({ fixed: null })
    // There is time to draw, and none to tell anybody.
    const turns = [true, false]
    await run(() => turns.shift() ?? false)
    expect((await draws.get(draw.drawId))?.dueAt).toEqual(DUE)
    await runOut()
    const { order: _, ...result } = await expected(draw)
    expect(await outcomes(draw)).toEqual(result)
    await allTold(draw.drawId, draw.sessionIds)
  })

  test('comes to the same when its function dies after any of its writes', async () => {
    for (let deaths = 1, died = true; died; deaths += 3) {
      const draw = await wished()
      dieAfter(deaths)
      await run().catch(() => undefined)
      died = restart() >= deaths
      await runOut()
      const { order: _, ...result } = await expected(draw)
      expect(await outcomes(draw)).toEqual(result)
      await allTold(draw.drawId, draw.sessionIds)
    }
  })

  test('that a timer forgot for two days is run then, with what was wished in time', async () => {
    const draw = await wished()
    await run(everything, daysAfter(DUE, 2))
    const { order: _, ...result } = await expected(draw)
    expect(await outcomes(draw)).toEqual(result)
  })

  test('knows no wish that comes after it has closed; one that was taken before and is sent again gets its answer', async () => {
    const draw = await wished()
    const [rider] = riders as [Phone]
    const request = newRequestId()
    const ask = { drawId: draw.drawId, ranks: [draw.b] }
    await rider.must('draw.wish', ask, request)
    await run()
    city.now = DUE
    expect(await rider.call('draw.wish', ask)).toMatchObject({ error: { code: 'BOOKING_CLOSED' } })
    expect(await rider.must('draw.wish', ask, request)).toMatchObject({ mine: { ranks: [draw.b] } })
    expect((await wishes.get(`wsh_${ticketOf(draw.drawId, rider.personId)}`))?.ranks).toEqual([draw.b])
  })

  test('gives nothing in a session that was called off before, and tells a winner of one that was called off meanwhile', async () => {
    const draw = await wished()
    await offerings.update(draw.a, {}, { status: 'cancelled', cancelReason: '示例原因' })
    await run()
    expect(await outcome(draw.a)).toEqual({ held: [], waiting: [] })
    expect((await outcome(draw.b)).held).toHaveLength(1)
    const late = await wished()
    dieAfter(1)
    await run().catch(() => undefined)
    restart()
    await offerings.update(late.a, {}, { status: 'cancelled', cancelReason: '示例原因' })
    await runOut()
    expect(await outcome(late.a)).toEqual({ held: [], waiting: [] })
    expect(await offerings.get(late.a)).toMatchObject({ drawnAt: DUE })
    const heard = (await Promise.all(riders.map(inboxOf))).flat().filter((one) => one.kind === 'sessionCancelled')
    expect(heard).toHaveLength(2)
  })

  test('leaves whom staff have booked in where they are, and draws what is left', async () => {
    const [first] = riders as [Phone]
    const guest = scene.stranger()
    const draw = await wished({ free: 1, participants: { [guest.personId]: aParticipant() }, allocationLog: [guest.personId] })
    await run()
    const session = await offerings.get(draw.a)
    expect(session?.participants[guest.personId]).toEqual(aParticipant())
    expect((await outcome(draw.a)).held).toHaveLength(2)
    expect(session).toMatchObject({ free: 0, allocationLog: [guest.personId, expect.any(String)] })
    expect(await first.must('draw.show', { drawId: draw.drawId })).toMatchObject({ result: { places: 2 } })
  })

  test('lesson-called-off-before-a-draw: who wishes for the session hears of it once, and nobody else', async () => {
    const draw = await wished()
    await scene.staff.must('course.cancelLesson', { sessionId: draw.a, lessonNo: 1, reason: '示例：老师生病' })
    await city.settle()
    const told = (await everyMessage(city)).flatMap(({ personId, content }) => (content.kind === 'lessonCancelled' ? [personId] : []))
    const wishing = riders.filter((_, at) => draw.ranks[at]?.includes(draw.a))
    expect(told.toSorted()).toEqual(wishing.map(({ personId }) => personId).toSorted())
    await runOut()
  })
})
