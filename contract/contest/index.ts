import { contestActions } from './contest'

/** Every action of this domain, in groups that are read and served together. */
export const contestGroups = [contestActions] as const
