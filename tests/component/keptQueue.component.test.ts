import Taro from '@tarojs/taro'
import { act, renderHook } from '@testing-library/react'
import type { GateId } from '../../contract/pass/ids'
import { keptQueue } from '../../src/packages/pass/gate/offline/keptQueue'
import type { QueuedUse } from '../../src/packages/pass/gate/offline/queue'
import { forgetStored } from '../../src/services/phoneStorage'
import { aSignedPass } from '../builders/signedPasses'
import { NOON } from '../builders/time'

const use: QueuedUse = {
  localId: 'local_0001',
  gateId: 'gat_west' as GateId,
  at: NOON.toISOString(),
  text: 'XGS',
  vehicle: 'eBike',
  refusal: null,
  holder: aSignedPass(),
  sent: false,
}

/** The app is opened anew on the same phone: what it takes over is what was stored. */
async function afterRestart(compoundId: string) {
  const kept = Taro.getStorageInfoSync().keys.map((place) => [place, Taro.getStorageSync(place)] as const)
  let waiting: readonly QueuedUse[] = []
  await jest.isolateModulesAsync(async () => {
    const { default: phone } = await import('@tarojs/taro')
    for (const [place, value] of kept) phone.setStorageSync(place, JSON.parse(JSON.stringify(value)))
    const { keptQueue: reopened } = await import('../../src/packages/pass/gate/offline/keptQueue')
    waiting = reopened(compoundId).take(null)
  })
  return waiting.map(({ localId }) => localId)
}

test('what was decided is there after a restart, for the compound where it was', async () => {
  keptQueue('cmp_a').add(use)
  expect(await afterRestart('cmp_a')).toEqual([use.localId])
  expect(await afterRestart('cmp_b')).toEqual([])
})

test('what was sent is gone after a restart, too', async () => {
  const queue = keptQueue('cmp_c')
  queue.add(use)
  queue.settle(queue.take(null), [use])
  expect(await afterRestart('cmp_c')).toEqual([])
})

describe('offline-queue-not-stored-unnoticed', () => {
  const MOST_CHARACTERS = 1024 * 1024
  const uses = Array.from({ length: 2000 }, (_, number) => ({
    ...use,
    localId: `local_${number}`,
    text: 'X'.repeat(600),
    holder: { ...aSignedPass(), passId: `pas_${number}` as QueuedUse['holder']['passId'] },
  }))

  test('however many wait, each lies under a key of its own, and one more is one write', async () => {
    const write = jest.spyOn(Taro, 'setStorageSync')
    const queue = keptQueue('cmp_e')
    for (const one of uses) queue.add(one)
    expect(write).toHaveBeenCalledTimes(uses.length)
    for (const [, value] of write.mock.calls) expect(JSON.stringify(value).length).toBeLessThan(MOST_CHARACTERS / 100)
    write.mockRestore()
    expect(await afterRestart('cmp_e')).toEqual(uses.slice(0, 20).map(({ localId }) => localId))
    forgetStored()
  })

  test('what was not stored is known, and tried again with the next change', () => {
    const write = jest.spyOn(Taro, 'setStorageSync').mockImplementation(() => {
      throw new Error('QuotaExceededError')
    })
    const queue = keptQueue('cmp_f')
    const [one = use, other = use] = uses
    const { result } = renderHook(() => queue.useIsStored())
    act(() => void queue.add(one))
    expect(result.current).toBe(false)
    write.mockRestore()
    act(() => void queue.add(other))
    expect(result.current).toBe(true)
  })

  test('what an older version stored under one key is taken over', async () => {
    Taro.setStorageSync('gateQueue:cmp_g', [use])
    expect(await afterRestart('cmp_g')).toEqual([use.localId])
  })

  test('who withdraws leaves nothing that waits, neither stored nor in memory', async () => {
    const queue = keptQueue('cmp_h')
    queue.add(use)
    forgetStored()
    expect(queue.take(null)).toEqual([])
    expect(await afterRestart('cmp_h')).toEqual([])
  })
})

test('a phone without room left still holds it while the app is open', () => {
  const write = jest.spyOn(Taro, 'setStorageSync').mockImplementation(() => {
    throw new Error('QuotaExceededError')
  })
  const queue = keptQueue('cmp_d')
  expect(queue.add(use)).toEqual({ use, repeated: false })
  write.mockRestore()
  expect(queue.take(null)).toHaveLength(1)
})
