import { CONVENTION_VERSION } from '../../../../contract/convention'
import { aFreshCompound } from './compound'
import type { Samples } from './sample'

const version = CONVENTION_VERSION

type Names = Exclude<Extract<keyof Samples, `convention.${string}`>, 'convention.accept'>

export const conventionSamples: Pick<Samples, Names> = {
  'convention.signForStation': async ({ manager, own: stationId }) => ({ by: manager, input: { version, stationId }, other: null }),
  'convention.ofStation': async ({ manager, own: stationId }) => ({ by: manager, input: { stationId }, other: null }),
  'convention.signForCompound': async (scene) => ({
    by: scene.propertyManager,
    input: { version, compoundId: await aFreshCompound(scene) },
    other: null,
  }),
  'convention.signForCommunity': async (scene) => ({
    by: scene.staff,
    input: { version, compoundId: await aFreshCompound(scene) },
    other: null,
  }),
}
