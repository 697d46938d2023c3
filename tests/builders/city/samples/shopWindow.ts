import { issueKey, shopsOf } from '../pileOperator'
import type { Samples } from './sample'

/** What a shop and an operator of charging piles show of themselves. */
export const shopWindowSamples: Pick<Samples, 'merchant.issueOperatorKey' | 'merchant.operatorKeys' | 'merchant.endOperatorKey'> = {
  'merchant.issueOperatorKey': async ({ staff, merchant }) => {
    const key = { name: '示例充电', shops: shopsOf(merchant) }
    return { by: staff, input: key, other: { ...key, name: '示例充电二' } }
  },
  'merchant.operatorKeys': async (scene) => {
    await issueKey(scene, scene.merchant)
    return { by: scene.staff, input: {}, other: null }
  },
  'merchant.endOperatorKey': async (scene) => {
    const [{ keyId }, other] = [await issueKey(scene, scene.merchant), await issueKey(scene, scene.merchant)]
    return { by: scene.staff, input: { keyId }, other: { keyId: other.keyId } }
  },
}
