import { issueKey, shopsOf } from '../pileOperator'
import type { Scene } from '../scene'
import type { Samples } from './sample'

/** A key for the shop, while no other is in use. */
async function aKey(scene: Scene) {
  const { keys } = await scene.staff.must('merchant.operatorKeys', {})
  for (const { keyId } of keys) await scene.staff.must('merchant.endOperatorKey', { keyId })
  return issueKey(scene, scene.merchant)
}

/** What a shop and an operator of charging piles show of themselves. */
export const shopWindowSamples: Pick<Samples, 'merchant.issueOperatorKey' | 'merchant.operatorKeys' | 'merchant.endOperatorKey'> = {
  'merchant.issueOperatorKey': async (scene) => {
    await aKey(scene)
    const key = { name: '示例充电', shops: shopsOf(scene.merchant) }
    return { by: scene.staff, input: key, other: { ...key, name: '示例充电二' } }
  },
  'merchant.operatorKeys': async (scene) => {
    await aKey(scene)
    return { by: scene.staff, input: {}, other: null }
  },
  'merchant.endOperatorKey': async (scene) => {
    const [{ keyId }, other] = [await aKey(scene), await issueKey(scene, scene.merchant)]
    return { by: scene.staff, input: { keyId }, other: { keyId: other.keyId } }
  },
}
