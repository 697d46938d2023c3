import { limitBuckets } from '../../cloudfunctions/kernel/limiter'
import { limits } from '../../contract/kernel/limit'
import { withCity } from '../builders/city/city'
import { newRequestId, type Phone } from '../builders/city/phone'
import { type Scene, setScene } from '../builders/city/scene'
import { anIdNumber } from '../builders/idNumbers'
import { minutesAfter } from '../builders/time'

const city = withCity()
let scene: Scene
beforeAll(async () => {
  scene = await setScene(city)
})

const codeOf = (reply: { ok: true } | { ok: false; error: { code: string } }) => (reply.ok ? 'ok' : reply.error.code)

/** Asks so often; the answers, each once, in the order in which they came first. */
async function answers(times: number, ask: (n: number) => Promise<{ ok: true } | { ok: false; error: { code: string } }>) {
  const seen: string[] = []
  for (let n = 0; n < times; n += 1) seen.push(codeOf(await ask(n)))
  return { first: [...new Set(seen.slice(0, -1))], last: seen.at(-1) }
}

describe('SM3: one person', () => {
  test('cannot guess invitation codes', async () => {
    const guesser = city.phone('guesser')
    const guess = (n: number) =>
      guesser.call(n % 2 === 0 ? 'role.accept' : 'role.invitation', { code: `00000-000${String(n).padStart(2, '0')}` })
    expect(await answers(limits.guessing.times + 1, guess)).toEqual({ first: ['INVITATION_INVALID'], last: 'TOO_MANY' })
  })

  test('cannot fill the audit trail with consents given and taken back', async () => {
    const undecided = city.phone('undecided')
    const decide = (n: number) =>
      undecided.call('consent.decide', { kind: 'face', version: 1, decision: n % 2 === 0 ? 'given' : 'refused' })
    expect(await answers(limits.own.times + 1, decide)).toEqual({ first: ['ok'], last: 'TOO_MANY' })
  })

  test('cannot collect the phone numbers of a station', async () => {
    const { riderId } = await scene.rider()
    const reveal = () => scene.manager.call('station.revealPhone', { riderId, reason: 'safety' })
    expect(await answers(limits.unmasking.times + 1, reveal)).toEqual({ first: ['ok'], last: 'TOO_MANY' })
  })

  test('does not get around a limit by repeating a requestId', async () => {
    const requestId = newRequestId()
    const guesser = city.phone('repeating')
    const guess = (n: number) => guesser.call('role.accept', { code: `99999-999${String(n).padStart(2, '0')}` }, requestId)
    expect(await answers(limits.guessing.times + 1, guess)).toEqual({
      first: ['INVITATION_INVALID', 'REQUEST_REUSED'],
      last: 'REQUEST_REUSED',
    })

    const { riderId } = await scene.rider()
    const manager = city.phone('curiousManager')
    await city.grant(manager, { role: 'stationManager', stationId: scene.own })
    const reveal = () => manager.call('station.revealPhone', { riderId, reason: 'safety' }, requestId)
    expect(await answers(limits.unmasking.times + 1, reveal)).toEqual({ first: ['ok'], last: 'TOO_MANY' })
  })

  test('cannot fill the audit trail with registrations begun and withdrawn: coming back takes consents', async () => {
    const leaving = city.phone('leaving')
    const agree = () => leaving.call('consent.decide', { kind: 'service', version: 1, decision: 'given' })
    const cycle = async () => {
      const agreed = await agree()
      if (agreed.ok) await leaving.must('rider.withdraw', {})
      return agreed
    }
    // Time goes on meanwhile, and lets one or two more through.
    expect(await answers(limits.own.times + 3, cycle)).toMatchObject({ last: 'TOO_MANY' })
  })

  test('cannot try out identity numbers', async () => {
    const rider = await scene.rider({ status: 'returned' })
    const form = { realName: '示例乙', workKind: 'courier', stationId: scene.own, photo: await rider.upload() } as const
    const send = (n: number) => rider.call('rider.register', { ...form, idNumber: anIdNumber({ person: 7000 + n }) })
    expect((await answers(limits.registering.times + 1, send)).last).toBe('TOO_MANY')
  })
})

describe('SM3: a limit', () => {
  const exhaust = async (phone: Phone) => {
    for (let n = 0; n < limits.guessing.times; n += 1) await phone.call('role.accept', { code: `11111-111${String(n).padStart(2, '0')}` })
  }

  test('says until when, is over then, and counts a retry of the same request once', async () => {
    const slow = city.phone('slow')
    const requestId = newRequestId()
    for (let n = 0; n < 5; n += 1) await slow.call('role.accept', { code: '22222-22222' }, requestId)
    await exhaust(slow)
    const reply = await slow.call('role.accept', { code: '33333-33333' })
    expect(reply).toMatchObject({ error: { code: 'TOO_MANY', details: { limit: 10, retryAt: expect.any(String) } } })
    const before = city.now
    city.now = minutesAfter(before, 7)
    expect(await slow.call('role.accept', { code: '33333-33333' })).toMatchObject({ error: { code: 'INVITATION_INVALID' } })
    city.now = before
  })

  test('of one person is no limit of another one, about whomever they ask', async () => {
    await exhaust(city.phone('greedy'))
    expect(await city.phone('greedy').call('role.accept', { code: '44444-44444' })).toMatchObject({ error: { code: 'TOO_MANY' } })
    expect(await city.phone('modest').call('role.accept', { code: '44444-44444' })).toMatchObject({ error: { code: 'INVITATION_INVALID' } })
  })

  test('asked for at once by many lets through no more than it declares', async () => {
    const crowd = city.phone('crowd')
    const codes = await Promise.all(
      Array.from({ length: 16 }, async (_, n) =>
        codeOf(await crowd.call('role.accept', { code: `55555-555${String(n).padStart(2, '0')}` })),
      ),
    )
    expect(codes.filter((code) => code === 'INVITATION_INVALID').length).toBeLessThanOrEqual(limits.guessing.times)
  })

  test('is kept in one small document that says nothing of the person, and goes when it is full again', async () => {
    const guesser = city.phone('gone')
    await guesser.call('role.accept', { code: '66666-66666' })
    expect(JSON.stringify((await city.documents()).limitBuckets)).not.toContain(guesser.personId)
    const old = await limitBuckets.find('fullAt', { equals: { kind: 'bucket' }, upTo: minutesAfter(city.now, 24 * 60), limit: 100 })
    expect(old.length).toBeGreaterThan(0)
  })
})
