import { merchantActions } from './merchant'

/** Every action of this domain, in groups that are read and served together. */
export const merchantGroups = [merchantActions] as const
