import type * as z from 'zod/mini'

const pseudonymous = new WeakSet<object>()

/**
 * Declares that every value of this schema may stand in the audit trail: an id of ours, or something else that names nobody and holds no
 * words. Options, numbers, dates and yes or no are so by themselves.
 */
export function asFact<Schema extends z.ZodMiniType>(schema: Schema): Schema {
  pseudonymous.add(schema)
  return schema
}

export const isPseudonymous = (schema: object) => pseudonymous.has(schema)
