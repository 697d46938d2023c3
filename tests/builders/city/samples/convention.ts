import { CONVENTION_VERSION } from '../../../../contract/pass/convention'
import { aFreshCompound } from './compound'
import type { Samples } from './sample'

const version = CONVENTION_VERSION

export const conventionSamples: Pick<Samples, Extract<keyof Samples, `convention.${string}`>> = {
  'convention.accept': async ({ holder }) => ({
    by: await holder(),
    input: { version, deviceId: 'dev_sample' },
    other: { version, deviceId: 'dev_other' },
  }),
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
