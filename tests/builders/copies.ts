import { everyDomain } from './house'

/** Every field of every collection that repeats one of another document, as the collections and the domains declare them. */
export const copiedFields = everyDomain.flatMap(({ collections, copies = [] }) => [
  ...collections.flatMap(({ definition: { name, copies: own = [] } }) => own.map((copied) => ({ collection: name, ...copied }))),
  ...copies,
])
