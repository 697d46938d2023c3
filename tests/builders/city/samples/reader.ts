import type { CompoundId } from '../../../../contract/pass/ids'
import { gateId } from '../../compounds'
import { aKnownRider } from '../faces'
import { readersAt } from '../readers'
import type { Scene } from '../scene'
import { aFreshCompound } from './compound'
import type { Samples } from './sample'

type Names = 'compound.poster' | 'compound.readers' | 'compound.addReader' | 'compound.removeReader' | 'compound.faces'

/** A compound of its own, with somebody on the white list who wants to be known. */
async function aPlace(scene: Scene) {
  const compoundId = await aFreshCompound(scene)
  await aKnownRider(scene, compoundId)
  return { compoundId, gateId: gateId('east'), manager: scene.propertyManager }
}

const aReaderAt = async (scene: Scene, compoundId: CompoundId) =>
  readersAt(scene.city, { compoundId, gateId: gateId('east'), manager: scene.propertyManager }).add()

export const readerSamples: Pick<Samples, Names> = {
  'compound.poster': async ({ propertyManager, compound: compoundId }) => ({
    by: propertyManager,
    input: { compoundId, gateId: gateId('east') },
    other: null,
  }),
  'compound.readers': async (scene) => {
    await aReaderAt(scene, scene.compound)
    return { by: scene.propertyManager, input: { compoundId: scene.compound }, other: null }
  },
  'compound.addReader': async (scene) => {
    const { manager, ...place } = await aPlace(scene)
    return { by: manager, input: { ...place, name: '西门读脸机' }, other: { ...place, name: '东门读脸机' } }
  },
  'compound.removeReader': async (scene) => {
    const { manager, compoundId } = await aPlace(scene)
    const { readerId } = await aReaderAt(scene, compoundId)
    return { by: manager, input: { compoundId, readerId }, other: null }
  },
  'compound.faces': async (scene) => {
    const { manager, compoundId } = await aPlace(scene)
    const { readerId } = await aReaderAt(scene, compoundId)
    return { by: manager, input: { compoundId, readerId, state: 'asked' }, other: null }
  },
}
