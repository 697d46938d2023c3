import type { Collection } from '../database/collection'
import { type Sealed, type SealingContext, seal, unseal } from './fieldCipher'

type Sealing = Pick<Collection<never>, 'definition'>

/** Seals a field of a document. Only a field that its collection declares as sealed can be sealed, so that a new key reaches all of them. */
export const sealField = (collection: Sealing, field: string, id: string, plain: string): Sealed =>
  seal(plain, contextOf(collection, field, id))

/** A sealed field in the clear. Unseal it only where it is shown, compared or masked. */
export const unsealField = (collection: Sealing, field: string, id: string, sealed: Sealed): string =>
  unseal(sealed, contextOf(collection, field, id))

function contextOf({ definition: { name, sealed = [] } }: Sealing, field: string, id: string): SealingContext {
  if (!sealed.some((one) => (one.field ?? one.path) === field)) throw new TypeError(`${name} does not declare that "${field}" is sealed`)
  return { collection: name, id, field }
}
