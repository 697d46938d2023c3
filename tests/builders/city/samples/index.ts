import { accountSamples } from './account'
import { attendanceSamples } from './attendance'
import { certificateSamples } from './certificate'
import { compoundSamples } from './compound'
import { contestSamples } from './contest'
import { conventionSamples } from './convention'
import { courseSamples } from './course'
import { courseStaffSamples } from './courseStaff'
import { drawSamples } from './draw'
import { homeSamples } from './home'
import { merchantSamples } from './merchant'
import { passSamples } from './pass'
import { readerSamples } from './reader'
import type { Samples } from './sample'
import { sanctionSamples } from './sanction'

export type { Sample } from './sample'

/** One for each action of the registry: an action without a sample doesn't compile. */
export const samples: Samples = {
  ...accountSamples,
  ...attendanceSamples,
  ...certificateSamples,
  ...compoundSamples,
  ...contestSamples,
  ...conventionSamples,
  ...courseSamples,
  ...courseStaffSamples,
  ...drawSamples,
  ...homeSamples,
  ...merchantSamples,
  ...passSamples,
  ...readerSamples,
  ...sanctionSamples,
}
