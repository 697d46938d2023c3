import Taro from '@tarojs/taro'
import { cleanup } from '@testing-library/react'
import { compoundId } from '../builders/gates'
import { shownBy } from '../builders/signedPasses'
import { NOON } from '../builders/time'
import { type Answers, backendOf, pass } from '../support/taro/backend'
import { key, network, newPhones, open, recording, says, saysNot, scan, tap, usual } from '../support/taro/dutyPage'

newPhones()

describe('what waits is sent', () => {
  const twoWait = async () => {
    await open()
    await network(false)
    for (const no of [1, 2]) {
      await scan(shownBy(key, NOON, { passId: `pas_0000000000000000000${no}` as never, maskedName: `示${no}*` }))
      await tap('放行')
    }
  }

  test('once the network is back, once each, and the guard hears of it', async () => {
    await twoWait()
    const { inputsOf } = backendOf({
      ...usual(),
      'gate.sync': ({ uses }) => ({
        ok: true,
        data: { results: uses.map(({ localId }, at) => ({ localId, result: at === 0 ? ('suspicious' as const) : ('recorded' as const) })) },
      }),
    })
    await network(true)
    await pass(60_000)
    expect(inputsOf('gate.sync')).toMatchObject([{ compoundId, uses: [{ gateId: 'gat_west', refusal: null }, {}] }])
    says('补传好了 2 条。')
    says('12:00 示1* 核对有问题，物业会去查，您不用处理。')
    saysNot('待补传')
    await tap('知道了')
    saysNot(/补传好了/)
  })

  test('again after a lost reply, with the same names', async () => {
    await twoWait()
    const lost = backendOf({ ...usual(), 'gate.sync': () => null })
    await network(true)
    await pass(5_000)
    const found = backendOf({ ...usual(), 'gate.sync': recording })
    await pass(60_000)
    expect(found.inputsOf('gate.sync')).toHaveLength(1)
    expect(found.inputsOf('gate.sync')[0]).toEqual(lost.inputsOf('gate.sync')[0])
    saysNot('待补传')
  })

  test('at the next visit, after the app was closed', async () => {
    await twoWait()
    cleanup()
    const { inputsOf } = await open({ 'gate.sync': recording })
    await pass(60_000)
    expect(inputsOf('gate.sync')).toHaveLength(1)
  })

  describe('entries-of-a-removed-guard: also when the guard no longer works here', () => {
    const denied = () => ({ ok: false, error: { code: 'FORBIDDEN', details: {}, requestId: 'ref_1' } }) as const
    const removed = { 'gate.duty': denied, 'gate.offlineList': denied, 'gate.today': denied }
    const comeBack = async (sync: NonNullable<Answers['gate.sync']>) => {
      await twoWait()
      cleanup()
      const backend = await open({ ...removed, 'gate.sync': sync })
      await pass(60_000)
      return backend
    }
    const left = () => Taro.getStorageInfoSync().keys.filter((stored) => stored.startsWith('gateQueue'))

    test('once, and what is not taken is said to be so and stays on no phone', async () => {
      const { inputsOf } = await comeBack(({ uses }) => ({
        ok: true,
        data: { results: uses.map(({ localId }, at) => ({ localId, result: at === 0 ? ('recorded' as const) : ('unknown' as const) })) },
      }))
      expect(inputsOf('gate.sync')).toMatchObject([{ compoundId, uses: [{}, {}] }])
      says('补传好了 1 条。')
      says('12:00 示2* 没有收：查不到是谁，或在您离岗之后。请告诉物业。')
      expect(left()).toEqual([])
    })

    test('after three days it is refused: the guard hears whom to tell, and nothing is dropped in silence', async () => {
      await comeBack(denied)
      says(/您不在这里值班已经超过三天，收不了了/)
      expect(left()).toHaveLength(2)
    })

    test('without an answer it stays, and is sent at the next visit', async () => {
      await comeBack(() => null)
      expect(left()).toHaveLength(2)
      cleanup()
      const { inputsOf } = await open({ ...removed, 'gate.sync': recording })
      await pass(60_000)
      expect(inputsOf('gate.sync')).toHaveLength(1)
      expect(left()).toEqual([])
    })
  })

  test('but for the one that the guard still looks at', async () => {
    await open()
    await network(false)
    await scan(shownBy(key, NOON))
    const { inputsOf } = backendOf({ ...usual(), 'gate.sync': recording })
    await network(true)
    await pass(30_000)
    expect(inputsOf('gate.sync')).toEqual([])
    await tap('拒绝')
    await tap('没戴头盔')
    await tap('拒绝进入')
    await tap('知道了')
    await pass(30_000)
    expect(inputsOf('gate.sync')).toMatchObject([{ uses: [{ refusal: 'noHelmet' }] }])
  })
})
