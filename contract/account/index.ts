import { meActions } from './account'
import { consentActions } from './consent'
import { riderActions } from './rider'
import { staffActions } from './staff'
import { stationActions } from './station'

/** Every action of this domain, in groups that are read and served together. */
export const accountGroups = [meActions, consentActions, riderActions, staffActions, stationActions] as const
