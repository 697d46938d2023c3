import type { PersonId } from '../../../contract/kernel/ids'
import { blindIndex } from '../secrets/blindIndex'

/** The id of the person with this openid. The hash is keyed, so that our data alone do not reveal the openid. */
export const personIdOf = (openid: string) => `per_${blindIndex('person', openid)}` as PersonId
