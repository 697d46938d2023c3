import { collections, everyDomain } from './house'

/** Every field of every collection that repeats one of another document, as the collections and the domains declare them. */
export const copiedFields = everyDomain.flatMap(({ collections, copies = [] }) => [
  ...collections.flatMap(({ definition: { name, copies: own = [] } }) => own.map((copied) => ({ collection: name, ...copied }))),
  ...copies,
])

/** Every field that people type in where it stands. */
export const typedFields = collections.flatMap(({ definition: { name, typed = [] } }) => typed.map((field) => `${name}.${field}`))
