import { homeActions } from './home'

/** Every action of this domain, in groups that are read and served together. */
export const homeGroups = [homeActions] as const
