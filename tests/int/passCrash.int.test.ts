import { riders } from '../../cloudfunctions/domains/account/riders'
import { stations } from '../../cloudfunctions/domains/account/stations'
import { accessEvents } from '../../cloudfunctions/domains/pass/documents/accessEvent'
import { endedCodes } from '../../cloudfunctions/domains/pass/documents/endedCodes'
import { passes } from '../../cloudfunctions/domains/pass/documents/pass'
import type { ActionName, Actions } from '../../contract'
import type { InputOf } from '../../contract/kernel/action'
import { withCity } from '../builders/city/city'
import { dieAfter, restart } from '../builders/city/crashes'
import { inboxOf } from '../builders/city/decisions'
import { gateOf, postedAt, usesOf, wait } from '../builders/city/gate'
import { bindPass, deviceIdOf, type PassPhone } from '../builders/city/passPhone'
import { newRequestId, type Phone } from '../builders/city/phone'
import { type Scene, setScene } from '../builders/city/scene'
import { reconcile } from '../builders/house'
import { minutesAfter } from '../builders/time'

jest.mock('../../cloudfunctions/kernel/database/collection', () => jest.requireActual('../builders/city/crashes').dyingCollections())
jest.mock('../../cloudfunctions/kernel/files', () => jest.requireActual('../builders/city/crashes').dyingFiles())

const city = withCity()
let scene: Scene
beforeAll(async () => {
  scene = await setScene(city)
})
afterEach(() => void restart())

const passOf = ({ passId }: Phone) => passes.get(passId)
const numbersOf = async (phone: Phone) => (await usesOf(phone)).map(({ sequence }) => sequence).toSorted((a, b) => a - b)

interface Deed<N extends ActionName> {
  readonly by: Phone
  readonly action: N
  readonly input: InputOf<Actions[N]>
}

/**
 * Lets a call die after its first write, its second, and so on until it lives, each time about somebody else. Then it is sent again by the same
 * request (`retry`), or never again, and the job that carries out what is owed comes (`job`).
 */
async function dyingEverywhere<N extends ActionName, T>(
  mender: 'retry' | 'job',
  set: () => Promise<{ deed: Deed<N>; facts: T }>,
  check: (facts: T, died: boolean) => Promise<void>,
): Promise<void> {
  for (let deaths = 1, died = true; died; deaths += 1) {
    const { deed, facts } = await set()
    const send = (requestId: string) => deed.by.call(deed.action, deed.input, requestId)
    const requestId = newRequestId()
    dieAfter(deaths)
    const reply = await send(requestId)
    died = restart() >= deaths
    expect(reply.ok).toBe(!died)
    if (died) expect(reply).toMatchObject({ error: { code: 'UNAVAILABLE' } })
    if (mender === 'retry') expect(await send(requestId)).toMatchObject({ ok: true })
    else await reconcile(minutesAfter(city.now, 2))
    await check(facts, died)
  }
}

describe('a scan of the gate’s code that dies after any of its writes', () => {
  const set = async () => {
    const by = await scene.holder()
    const input = { gateCode: await postedAt(scene.compound), vehicle: 'eBike' as const }
    return { deed: { by, action: 'pass.enterGate' as const, input }, facts: by }
  }

  test('and is sent again is one entry, and the pass knows', () =>
    dyingEverywhere('retry', set, async (rider) => {
      const [entry, ...more] = await usesOf(rider)
      expect([entry?.outcome, more]).toEqual(['enter', []])
      expect(await passOf(rider)).toMatchObject({ sequence: 1, last: { useId: entry?._id }, insideOf: scene.compound })
    }))

  test('and is never sent again is one entry, too, and the next scan comes after it', () =>
    dyingEverywhere('job', set, async (rider) => {
      wait(city, 6)
      await rider.must('pass.enterGate', { gateCode: await postedAt(scene.compound), vehicle: 'eBike' })
      expect(await numbersOf(rider)).toEqual([1, 2])
      expect(await passOf(rider)).toMatchObject({ sequence: 2 })
    }))
})

describe('a scan of the rider’s code that dies after any of its writes', () => {
  const verify = async (guard: Phone, compoundId: typeof scene.compound, text: string) => {
    const { gateId } = await gateOf(compoundId)
    const input = { compoundId, gateId, credential: { kind: 'code' as const, text }, vehicle: 'eBike' as const }
    return { by: guard, action: 'gate.verify' as const, input }
  }
  const set = async () => {
    const rider = await bindPass(city, await scene.holder())
    const code = rider.code()
    return { deed: await verify(scene.guard, scene.compound, code), facts: { rider, code } }
  }

  test.each(['retry', 'job'] as const)('is one entry (%s), and the code opens nothing else', (mender) =>
    dyingEverywhere(mender, set, async ({ rider, code }) => {
      const { by, action, input } = await verify(scene.otherGuard, scene.otherCompound, code)
      expect(await by.must(action, input)).toMatchObject({ refusal: { reason: 'codeUsed' } })
      expect(await usesOf(rider)).toMatchObject([{ outcome: 'enter', place: scene.compound }])
    }),
  )

  test('is one entry, when six digits were said, and costs no try', () => {
    const sayDigits = async () => {
      const rider = await bindPass(city, await scene.holder())
      const credential = { kind: 'digits' as const, phoneTail: rider.phoneNumber.slice(-4), digits: rider.digits() }
      const { gateId } = await gateOf(scene.compound)
      const input = { compoundId: scene.compound, gateId, credential, vehicle: 'eBike' as const }
      return { deed: { by: scene.guard, action: 'gate.verify' as const, input }, facts: rider }
    }
    return dyingEverywhere('retry', sayDigits, async (rider) => expect(await usesOf(rider)).toMatchObject([{ outcome: 'enter' }]))
  })
})

describe('a pass that is moved to another phone', () => {
  const set = async () => {
    const old = await bindPass(city, await scene.holder())
    return { deed: { by: old, action: 'pass.bind' as const, input: { deviceId: deviceIdOf(old, 2), move: true } }, facts: old }
  }
  const isMoved = async (old: PassPhone) => {
    expect(await passOf(old)).toMatchObject({ device: { keyNo: 2 }, moves: [expect.any(Date)], outbox: {}, owed: 0 })
    expect(await endedCodes.get(old.passId)).toMatchObject({ keyNo: 1 })
    expect((await inboxOf(old)).filter(({ kind }) => kind === 'passMoved')).toHaveLength(1)
  }

  test.each(['retry', 'job'] as const)('by a call that dies is moved once, and the rider told once (%s)', (mender) =>
    dyingEverywhere(mender, set, isMoved),
  )
})

describe('a guard who keeps somebody out', () => {
  const set = async () => {
    const rider = await scene.holder()
    const { useId } = await rider.must('pass.enterGate', { gateCode: await postedAt(scene.compound), vehicle: 'eBike' })
    if (!useId) throw new Error('nothing recorded')
    const input = { compoundId: scene.compound, useId, reason: 'noHelmet' as const }
    return { deed: { by: scene.guard, action: 'gate.refuse' as const, input }, facts: rider }
  }

  test.each(['retry', 'job'] as const)(
    'by a call that dies has done so, and the property manager hears of it once (%s)',
    async (mender) => {
      await scene.propertyManager.agree()
      const told = async () => (await inboxOf(scene.propertyManager)).filter(({ kind }) => kind === 'gateRefused').length
      let before = await told()
      await dyingEverywhere(mender, set, async (rider) => {
        expect(await usesOf(rider)).toMatchObject([{ outcome: 'refused', guardRefusal: 'noHelmet', outbox: {}, owed: 0 }])
        expect(await passOf(rider)).toMatchObject({ last: { corrected: true }, insideOf: null })
        // The inbox shows the last few only.
        const now = await told()
        expect(now).toBe(Math.min(before + 1, now))
        before = now
      })
    },
  )
})

describe('a verification', () => {
  test.each(['retry', 'job'] as const)('that dies after any of its writes makes one pass, which holds (%s)', async (mender) => {
    await stations.update(scene.own, {}, { trusted: true })
    const set = async () => {
      const rider = await scene.rider({ status: 'waitingStation' })
      const { revision } = await scene.manager.must('station.application', { riderId: rider.riderId })
      return { deed: { by: scene.manager, action: 'station.vouch' as const, input: { riderId: rider.riderId, revision } }, facts: rider }
    }
    await dyingEverywhere(mender, set, async (rider) => {
      const { status, since } = (await riders.get(rider.riderId)) ?? {}
      // Died before it decided: then nobody has vouched.
      if (status === 'waitingStation') return expect(await passOf(rider)).toBeNull()
      expect(await passOf(rider)).toMatchObject({ verifiedAt: since, leaving: null, outbox: {}, owed: 0 })
      expect(await rider.must('pass.mine', { deviceId: deviceIdOf(rider) })).toMatchObject({ pass: { state: 'active' } })
    })
    await stations.update(scene.own, {}, { trusted: false })
  })
})

describe('a withdrawal', () => {
  const set = async () => {
    const rider = await bindPass(city, await scene.holder())
    await rider.must('pass.enterGate', { gateCode: await postedAt(scene.compound), vehicle: 'eBike' })
    return { deed: { by: rider, action: 'rider.withdraw' as const, input: {} }, facts: rider }
  }

  test('that dies after any of its writes leaves no pass and no name, and each entry in the log once', async () => {
    const entries = () => accessEvents.count('place', { equals: { place: scene.compound } })
    let before = await entries()
    await dyingEverywhere('job', set, async (rider) => {
      expect([await passOf(rider), await riders.get(rider.riderId)]).toEqual([null, null])
      // SM5: the log keeps the event, under a name that leads to nobody.
      expect(await usesOf(rider)).toEqual([])
      before += 1
      expect(await entries()).toBe(before)
      expect(await endedCodes.get(rider.passId)).toMatchObject({ keyNo: null })
    })
  })

  test('of somebody who comes back: the log begins anew', async () => {
    const rider = await scene.holder()
    const scan = async () => rider.must('pass.enterGate', { gateCode: await postedAt(scene.compound), vehicle: 'eBike' })
    await scan()
    await rider.must('rider.withdraw', {})
    wait(city, 10)
    await stations.update(scene.own, {}, { trusted: true })
    await rider.register({ stationId: scene.own })
    const { revision } = await scene.manager.must('station.application', { riderId: rider.riderId })
    await scene.manager.must('station.vouch', { riderId: rider.riderId, revision })
    expect(await scan()).toMatchObject({ outcome: 'enter', repeated: false })
    expect(await numbersOf(rider)).toEqual([1])
    await stations.update(scene.own, {}, { trusted: false })
  })
})
