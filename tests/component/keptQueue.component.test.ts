import Taro from '@tarojs/taro'
import type { GateId } from '../../contract/pass/ids'
import { keptQueue } from '../../src/packages/pass/gate/offline/keptQueue'
import type { QueuedUse } from '../../src/packages/pass/gate/offline/queue'
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

test('a phone without room left still holds it while the app is open', () => {
  const write = jest.spyOn(Taro, 'setStorageSync').mockImplementation(() => {
    throw new Error('QuotaExceededError')
  })
  const queue = keptQueue('cmp_d')
  expect(queue.add(use)).toEqual({ use, repeated: false })
  write.mockRestore()
  expect(queue.take(null)).toHaveLength(1)
})
