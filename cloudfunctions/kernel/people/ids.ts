import type { PersonId } from '../../../contract/kernel/ids'
import { blindIndex } from '../secrets/blindIndex'

/** The id of whoever has this openid: keyed, so that our data alone don't say who it is. */
export const personIdOf = (openid: string) => `per_${blindIndex('person', openid)}` as PersonId
