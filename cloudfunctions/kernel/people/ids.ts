import { randomBytes } from 'node:crypto'
import type { PersonId } from '../../../contract/kernel/ids'
import { blindIndex } from '../secrets/blindIndex'

/** The id of the person with this openid. The hash is keyed, so that our data alone do not reveal the openid. */
export const personIdOf = (openid: string) => `per_${blindIndex('person', openid)}` as PersonId

/** Twenty random characters that stand for an erased person in what is kept without a name. */
export const newAlias = () => randomBytes(10).toString('hex')

/** The id under which something of an erased person is kept. Nothing leads from it to the person, also when they register again. */
export const aliasIdOf = (alias: string) => `per_${alias}` as PersonId
