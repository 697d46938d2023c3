import { offerings } from '../../cloudfunctions/domains/booking/offeringDocument'
import { draws, seedOf } from '../../cloudfunctions/domains/course/draw/drawDocument'
import { countWishes } from '../../cloudfunctions/domains/course/draw/runDraws'
import { sha256 } from '../../cloudfunctions/domains/course/draw/sha256'
import { wishes } from '../../cloudfunctions/domains/course/draw/wishDocument'
import type { save as saveDraw } from '../../contract/course/draw'
import type { InputOf } from '../../contract/kernel/action'
import { withCity } from '../builders/city/city'
import type { Phone } from '../builders/city/phone'
import { type Scene, setScene } from '../builders/city/scene'
import { aDrawnSession, anOpenDraw, drawId } from '../builders/draws'
import { aParticipant, sessionId } from '../builders/offerings'
import { daysAfter, minutesAfter, NOON } from '../builders/time'

const city = withCity()
let scene: Scene
beforeAll(async () => {
  scene = await setScene(city)
})
beforeEach(() => {
  city.now = NOON
})

const iso = (days: number) => daysAfter(NOON, days).toISOString()
const later = { startsAt: daysAfter(NOON, 9) }
const refusal = (code: string, details: object = {}) => ({ ok: false, error: { code, details } })

describe('staff', () => {
  type Settings = InputOf<typeof saveDraw>
  const settings = (name: string, overrides: Partial<Settings> = {}): Settings => ({
    drawId: drawId(name),
    title: '示例摇号',
    sessionIds: [sessionId(`${name}1`), sessionId(`${name}2`)],
    opensAt: iso(1),
    closesAt: iso(2),
    mostRanks: 2,
    ...overrides,
  })
  const sessions = async (name: string) => {
    for (const no of [1, 2]) await offerings.insert(aDrawnSession(`${name}${no}`, later))
  }
  const save = (input: Settings) => scene.staff.call('draw.save', input)

  test('make a draw: the hash of its seed is public at once, the seed is sealed, and the sessions are its own', async () => {
    await sessions('made')
    const made = await scene.staff.must('draw.save', settings('made'))
    const stored = await draws.get(drawId('made'))
    expect(stored && sha256(seedOf(stored))).toBe(made.seedHash)
    expect(made).toMatchObject({ state: 'soon', seed: null, sessions: [{ places: 2 }, { places: 2 }] })
    expect(JSON.stringify(await city.documents())).not.toContain(stored && seedOf(stored))
    const mine = { drawId: drawId('made'), opensAt: daysAfter(NOON, 1), closesAt: daysAfter(NOON, 2) }
    expect(await offerings.get(sessionId('made1'))).toMatchObject(mine)
  })

  test('change it until the first wish may come: the seed stays, a session that is left out is free again', async () => {
    await sessions('changed')
    const made = await scene.staff.must('draw.save', settings('changed'))
    const fewer = { sessionIds: [sessionId('changed1')], title: '示例改名' }
    const changed = await scene.staff.must('draw.save', settings('changed', fewer))
    expect(changed).toMatchObject({ seedHash: made.seedHash, title: '示例改名', sessions: [{ sessionId: sessionId('changed1') }] })
    expect((await offerings.get(sessionId('changed2')))?.drawId).toBeNull()
    await scene.staff.must('draw.save', settings('other', { sessionIds: [sessionId('changed2')] }))
    city.now = daysAfter(NOON, 1)
    expect(await save(settings('changed', { opensAt: iso(1.5) }))).toMatchObject(refusal('NOT_POSSIBLE_NOW'))
  })

  test('cannot draw a session twice, nor one that is first come, first served, called off, drawn, or that is no course', async () => {
    await sessions('taken')
    await scene.staff.must('draw.save', settings('taken'))
    expect(await save(settings('thief', { sessionIds: [sessionId('taken1')] }))).toMatchObject(refusal('NOT_POSSIBLE_NOW'))
    for (const [no, wrong] of ([{ mode: 'firstCome' }, { status: 'cancelled' }, { drawnAt: NOON }, { groupId: null }] as const).entries()) {
      await offerings.insert(aDrawnSession(`wrong${no}`, { ...later, ...wrong }))
      expect(await save(settings('wrong', { sessionIds: [sessionId(`wrong${no}`)] }))).toMatchObject(refusal('NOT_POSSIBLE_NOW'))
    }
    expect(await save(settings('ghost', { sessionIds: [sessionId('nobody')] }))).toMatchObject(refusal('NOT_FOUND'))
    expect(await scene.stranger().call('draw.show', { drawId: drawId('ghost') })).toMatchObject(refusal('NOT_FOUND'))
    expect(await scene.stranger().call('draw.published', { drawId: drawId('ghost') })).toMatchObject(refusal('NOT_FOUND'))
  })

  test.each([
    ['opens in the past', { opensAt: iso(-1) }, { field: 'opensAt', rule: 'too_small' }],
    ['closes before it opens', { closesAt: iso(1) }, { field: 'closesAt', rule: 'too_small' }],
    ['closes after a session begins', { closesAt: iso(9) }, { field: 'closesAt', rule: 'too_big' }],
  ])('cannot make one that %s', async (name, wrong, details) => {
    const named = `wrong${name.replaceAll(' ', '')}`
    await sessions(named)
    expect(await save(settings(named, wrong))).toMatchObject(refusal('INVALID_INPUT', details))
  })

  test('two draws at once for one session: one has it, and only there it can be wished', async () => {
    await sessions('both')
    const both = ['left', 'right'].map((name) => save(settings(name, { sessionIds: [sessionId('both1')] })))
    await Promise.all(both)
    const holder = (await offerings.get(sessionId('both1')))?.drawId
    const [left, right] = await Promise.all(
      ['left', 'right'].map(async (name) => {
        const reply = await scene.stranger().call('draw.show', { drawId: drawId(name) })
        return reply.ok ? reply.data.sessions.map((one) => one.sessionId) : []
      }),
    )
    expect([drawId('left'), drawId('right')]).toContain(holder)
    expect(left).toEqual(holder === drawId('left') ? [sessionId('both1')] : [])
    expect(right).toEqual(holder === drawId('right') ? [sessionId('both1')] : [])
  })
})

describe('a rider', () => {
  let numbers = 0
  const open = (overrides: Parameters<typeof anOpenDraw>[2] = {}, first: Parameters<typeof aDrawnSession>[1] = {}) => {
    numbers += 1
    const [a, b] = ['a', 'b'].map((letter) => `wish${numbers}${letter}`) as [string, string]
    return anOpenDraw(`wish${numbers}`, [aDrawnSession(a, { ...later, ...first }), aDrawnSession(b, later)], overrides)
  }
  const verified = () => scene.rider({ status: 'verified' })
  const ranksOf = async (rider: Phone, id: ReturnType<typeof drawId>) => (await rider.must('draw.show', { drawId: id })).mine?.ranks ?? null

  test('wishes, changes and takes back, as often as they like; only they see what', async () => {
    const { drawId: id, sessionIds } = await open()
    const rider = await verified()
    const wish = (ranks: typeof sessionIds) => rider.must('draw.wish', { drawId: id, ranks })
    expect(await wish(sessionIds)).toMatchObject({ state: 'wishing', mine: { ranks: sessionIds }, result: null })
    await wish([...sessionIds].reverse())
    expect(await ranksOf(rider, id)).toEqual([...sessionIds].reverse())
    await wish([])
    expect(await ranksOf(rider, id)).toBeNull()
    await wish(sessionIds.slice(0, 1))
    expect(await ranksOf(await verified(), id)).toBeNull()
    expect(await scene.stranger().must('draw.published', { drawId: id })).toMatchObject({ tickets: [], of: null, seed: null })
  })

  test('of two different wishes at the same moment one comes last and counts, whole', async () => {
    const { drawId: id, sessionIds } = await open()
    const rider = await verified()
    const both = [sessionIds, [...sessionIds].reverse()]
    await Promise.all(both.map((ranks) => rider.must('draw.wish', { drawId: id, ranks })))
    expect(both).toContainEqual(await ranksOf(rider, id))
  })

  test('has a ticket from which nobody can tell whose it is', async () => {
    const { drawId: id, sessionIds } = await open()
    const rider = await verified()
    const { mine } = await rider.must('draw.wish', { drawId: id, ranks: sessionIds })
    expect(mine?.ticket).not.toContain(rider.personId.slice(4))
    expect(mine?.ticket).not.toBe(sha256(`${id}:${rider.personId}`).slice(0, 40))
  })

  const refused = async (code: string, draw: Awaited<ReturnType<typeof open>>, ranks = draw.sessionIds) => {
    const rider = await verified()
    expect(await rider.call('draw.wish', { drawId: draw.drawId, ranks })).toMatchObject({ error: { code } })
    expect(await rider.must('draw.show', { drawId: draw.drawId })).toMatchObject({ mine: null })
    return rider
  }

  test('can’t wish before it opens, nor after it has closed', async () => {
    await refused('NOT_OPEN_YET', await open({ opensAt: minutesAfter(NOON, 5) }))
    await refused('BOOKING_CLOSED', await open({ closesAt: NOON }))
  })

  test('can’t wish too many, one twice, or one that is not drawn here', async () => {
    await refused('TOO_MANY', await open({ mostRanks: 1 }))
    const draw = await open()
    await refused('INVALID_INPUT', draw, [...draw.sessionIds, ...draw.sessionIds.slice(0, 1)])
    await refused('NOT_FOUND', draw, (await open()).sessionIds)
    await refused('NOT_FOUND', await open({}, { status: 'cancelled' }))
  })

  test('hears at once, not after the draw, that a session is not for them', async () => {
    await refused('NOT_ELIGIBLE', await open({}, { eligibility: [{ rule: 'workKind', kinds: ['streamer'] }] }))
    const rider = await verified()
    const held = await open({}, { participants: { [rider.personId]: aParticipant() } })
    const ask = { drawId: held.drawId, ranks: held.sessionIds }
    expect(await rider.call('draw.wish', ask)).toMatchObject(refusal('ALREADY_BOOKED', { state: 'held' }))
  })

  test('who is not there is told so', async () => {
    const rider = await verified()
    expect(await rider.call('draw.wish', { drawId: drawId('nobody'), ranks: [] })).toMatchObject(refusal('NOT_FOUND'))
    expect(await rider.call('draw.show', { drawId: drawId('nobody') })).toMatchObject(refusal('NOT_FOUND'))
  })

  test('sees how many have wished once that was counted', async () => {
    const { drawId: id, sessionIds } = await open()
    const rider = await verified()
    await rider.must('draw.wish', { drawId: id, ranks: sessionIds })
    expect(await rider.must('draw.show', { drawId: id })).toMatchObject({ wished: null })
    await countWishes(minutesAfter(NOON, 5))
    expect(await rider.must('draw.show', { drawId: id })).toMatchObject({ wished: { count: 1 } })
    expect(await wishes.count('ticket', { equals: { drawId: id, wishing: true } })).toBe(1)
  })
})
