import { merchants } from '../../../../cloudfunctions/domains/merchant/merchantDocument'
import { anApplicationForm } from '../../applications'
import type { Scene } from '../scene'
import { nextNumber, type Samples } from './sample'

/** Somebody has applied for a shop. */
async function anApplication({ stranger, staff }: Scene) {
  const by = stranger()
  const { application } = await by.must('merchant.apply', anApplicationForm({ name: `示例小店${nextNumber()}` }))
  if (!application) throw new Error('nothing was sent')
  const { merchantId } = application
  const { revision: version = 0 } = (await merchants.getPart(merchantId, ['revision'])) ?? {}
  return { by, staff, decision: { merchantId, version } }
}

type Names =
  | 'merchant.apply'
  | 'merchant.ownApplication'
  | 'merchant.withdrawApplication'
  | 'merchant.applications'
  | 'merchant.decideApplication'

/** Samples of applications for shops. */
export const applicationSamples: Pick<Samples, Names> = {
  'merchant.apply': async ({ stranger }) => ({
    by: stranger(),
    input: anApplicationForm(),
    other: anApplicationForm({ name: '示例面馆二' }),
  }),
  'merchant.ownApplication': async (scene) => ({ by: (await anApplication(scene)).by, input: {}, other: null }),
  'merchant.withdrawApplication': async (scene) => ({ by: (await anApplication(scene)).by, input: {}, other: null }),
  'merchant.applications': async (scene) => ({ by: (await anApplication(scene)).staff, input: {}, other: null }),
  'merchant.decideApplication': async (scene) => {
    const { staff, decision } = await anApplication(scene)
    return { by: staff, input: { ...decision, accept: true }, other: { ...decision, accept: false, reason: 'codeMismatch' } }
  },
}
