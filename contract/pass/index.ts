import { compoundActions } from './compound'
import { conventionActions } from './convention'
import { faceReaderActions } from './faceReader'
import { gateActions } from './gate'
import { passActions } from './pass'
import { appealActions, sanctionActions } from './sanction'

/** Every action of this domain, in groups that are read and served together. */
export const passGroups = [
  compoundActions,
  conventionActions,
  faceReaderActions,
  gateActions,
  passActions,
  appealActions,
  sanctionActions,
] as const
