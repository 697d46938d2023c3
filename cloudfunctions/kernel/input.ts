import * as z from 'zod/mini'
import { brokenRule } from '../../contract/kernel/brokenRule'
import type { FieldRule, Refusal } from '../../contract/kernel/refusal'

/** Parses an input by its schema. The refusal names the first broken rule, which the screen shows at its field. */
export function parseInput<S extends z.ZodMiniType>(
  schema: S,
  input: unknown,
): { value: z.output<S> } | { refusal: Refusal<'INVALID_INPUT'> } {
  const result = z.safeParse(schema, input, { reportInput: true })
  if (result.success) return { value: result.data }
  const [issue] = result.error.issues
  return { refusal: { code: 'INVALID_INPUT', details: issue ? brokenRule(issue) : { field: '', rule: 'type' } } }
}

export const invalid = (field: string, rule: FieldRule, limit?: number): Refusal<'INVALID_INPUT'> => ({
  code: 'INVALID_INPUT',
  details: limit === undefined ? { field, rule } : { field, rule, limit },
})
