import { randomUUID } from 'node:crypto'
import { resolve } from 'node:path'
import { sweepErasures } from '../../cloudfunctions/domains/account/erasures'
import { main as jobs } from '../../cloudfunctions/functions/jobs'
import { withCity } from '../builders/city/city'
import { newRequestId, type Phone } from '../builders/city/phone'
import { type Scene, setScene } from '../builders/city/scene'
import { reconcile, runThrough } from '../builders/house'
import { aPlatformContext } from '../builders/platform'
import { minutesAfter } from '../builders/time'

/** The functions as they were built, called over HTTP as a phone calls them. */
const city = withCity({ functionsDir: resolve('dist/functions') })
const { emulator } = city
let scene: Scene
beforeAll(async () => {
  scene = await setScene(city)
})

const refusal = (code: string, details: object = {}) => ({ ok: false, error: expect.objectContaining({ code, details }) })
const stored = async () => JSON.stringify(await city.documents())

describe('a phone that asks for anything', () => {
  test('public is public', async () => {
    expect(await emulator.call(undefined, 'station.list')).toMatchObject({ ok: true, data: { stations: expect.any(Array) } })
  })

  test.each([
    'constructor',
    '__proto__',
    'hasOwnProperty',
    'toString',
    'account.constructor',
    'account',
    'jobs',
    'jobs.kernel.outbox',
    '',
    null,
    7,
    {},
  ])('action %j is unknown', async (action) => expect(await emulator.call('phone-1', action)).toEqual(refusal('UNKNOWN_ACTION')))

  test('a body that says who it is remains nobody', async () => {
    const forged = { userInfo: { openId: scene.staff.openid }, openid: scene.staff.openid, WX_OPENID: scene.staff.openid }
    const body = { ...forged, action: 'staff.waiting', input: {}, requestId: randomUUID() }
    expect(await emulator.post('/call', body)).toEqual(refusal('NOT_SIGNED_IN'))
    expect(await emulator.post('/call', body, { 'x-wx-openid': scene.staff.openid })).toEqual(refusal('NOT_SIGNED_IN'))
    expect(await emulator.call('phone-1', 'staff.waiting', forged)).toEqual(refusal('FORBIDDEN'))
  })

  test('a kilobyte too much is too much', async () => {
    const input = { code: 'a'.repeat(65 * 1024) }
    expect(await emulator.call('phone-1', 'role.accept', input)).toEqual(refusal('INPUT_TOO_LARGE', { limit: 64 * 1024 }))
  })

  test('1 MB of JSON is too much', async () => {
    expect(await emulator.call('phone-1', 'role.accept', { code: 'a'.repeat(1_000_000) })).toMatchObject(
      refusal('INPUT_TOO_LARGE', { limit: expect.any(Number) }),
    )
  })

  test('nothing of all this was written', async () => {
    const before = await stored()
    const inputs: unknown[] = [
      null,
      [],
      'x',
      7,
      JSON.parse('{"__proto__":1}'),
      { constructor: {} },
      { $where: '1' },
      { personId: { $gt: '' } },
    ]
    for (const input of inputs) await emulator.call('phone-1', 'rider.register', input)
    expect(await stored()).toBe(before)
  })
})

describe('a lost reply', () => {
  const inject = (faults: object) => emulator.post('/emulator/inject', faults)
  afterEach(() => inject({}))

  /** Asks with one requestId until a reply comes through, as the phone does. */
  async function insist(phone: Phone, action: string, input: unknown): Promise<{ reply: unknown; tries: number }> {
    const requestId = newRequestId()
    for (let tries = 1; ; tries += 1) {
      const reply = await emulator.call(phone.openid, action, input, requestId).catch(() => null)
      if (reply && (reply.ok || reply.error.code !== 'UNAVAILABLE')) return { reply, tries }
    }
  }

  const counted = async (rider: Phone, requestOf: string) => {
    const { messages = [], auditTrail = [] } = await city.documents()
    const mine = messages.filter(({ personId }) => personId === rider.personId)
    const noted = auditTrail.filter(({ action, subject }) => action === requestOf && subject === `riders/${rider.riderId}`)
    return { messages: mine.length, audited: noted.length }
  }

  test('on the way to the phone: the retry gets it, the station’s word counted once', async () => {
    const rider = await scene.rider()
    await inject({ dropCall: 0.7, seed: 5 })
    const { reply, tries } = await insist(scene.manager, 'station.vouch', { riderId: rider.riderId, revision: 3 })
    expect(tries).toBeGreaterThan(1)
    expect(reply).toMatchObject({ ok: true, data: { status: 'waitingDistrict' } })
    expect(await counted(rider, 'station.vouch')).toEqual({ messages: 1, audited: 1 })
  })

  /** The functions run at the time of day. What failed in them is tried again after a pause that doubles with each failure. */
  const settle = () => reconcile(minutesAfter(new Date(), 60))

  test('between function and database, wherever it happens: the retry and the job finish, once', async () => {
    for (let seed = 1; seed <= 12; seed += 1) {
      const rider = await scene.rider()
      await inject({ drop: 0.4, seed })
      const { reply } = await insist(scene.manager, 'station.vouch', { riderId: rider.riderId, revision: 3 })
      await inject({})
      expect(reply).toMatchObject({ ok: true, data: { status: 'waitingDistrict' } })
      await settle()
      expect(await counted(rider, 'station.vouch')).toEqual({ messages: 1, audited: 1 })
    }
  })

  test('while somebody withdraws: the retry and the job erase everything', async () => {
    for (let seed = 1; seed <= 6; seed += 1) {
      const rider = await scene.rider({ status: 'verified' })
      await inject({ drop: 0.4, seed })
      const { reply } = await insist(rider, 'rider.withdraw', {})
      await inject({})
      expect(reply).toMatchObject({ ok: true })
      await settle()
      await runThrough(sweepErasures, minutesAfter(new Date(), 120))
      const { auditTrail: _, ...rest } = await city.documents()
      expect(JSON.stringify(rest)).not.toContain(rider.personId.slice(4))
    }
  })
})

describe('the jobs', () => {
  test('run by the timer', async () => {
    expect(await emulator.post('/emulator/timers/jobs/everyMinute')).toMatchObject({ ok: true })
  })

  test.each(['oSample_anybody', 'oSample_staff'])('refuse %s, whatever the event says', async (openid) => {
    for (const event of [{ Type: 'Timer' }, { Type: 'Timer', Message: 'kernel.retention' }, { TriggerName: 'everyMinute' }]) {
      expect(await jobs(event, aPlatformContext(openid))).toEqual({ ok: false })
    }
  })

  test.each([{}, { Type: 'timer' }, { Type: ['Timer'] }, { Message: 'kernel.retention' }])(
    'refuse the event %j of nobody',
    async (event) => {
      expect(await jobs(event, aPlatformContext())).toEqual({ ok: false })
    },
  )
})

test('the log of the functions names nobody', () => {
  const lines = [...emulator.logs, ...city.log].join('\n')
  expect(lines).toContain('station.vouch')
  expect(lines).not.toMatch(/示例|oSample|(?<!\w)(100\d{8}|\d{17}[\dX])(?!\w)/)
})
