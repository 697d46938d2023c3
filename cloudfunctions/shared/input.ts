import * as z from 'zod/mini'
import type { FieldRule, Refusal } from '../../contract/errors'

type Issue = z.core.$ZodIssue

/** Reads an input by its schema. The first broken rule is the refusal; the screen shows it at its field. */
export function parseInput<S extends z.ZodMiniType>(
  schema: S,
  input: unknown,
): { value: z.output<S> } | { refusal: Refusal<'INVALID_INPUT'> } {
  const result = z.safeParse(schema, input)
  if (result.success) return { value: result.data }
  const [issue] = result.error.issues
  return { refusal: invalid(issue ? fieldOf(issue) : '', issue ? ruleOf(issue) : 'type', limitOf(issue)) }
}

export const invalid = (field: string, rule: FieldRule, limit?: number): Refusal<'INVALID_INPUT'> => ({
  code: 'INVALID_INPUT',
  details: limit === undefined ? { field, rule } : { field, rule, limit },
})

const fieldOf = (issue: Issue) =>
  [...issue.path, ...(issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [])].map(String).join('.')

function ruleOf(issue: Issue): FieldRule {
  switch (issue.code) {
    case 'too_small':
      return issue.origin === 'number' || issue.origin === 'int' ? 'too_small' : 'too_short'
    case 'too_big':
      return issue.origin === 'number' || issue.origin === 'int' ? 'too_big' : 'too_long'
    case 'invalid_format':
      return 'format'
    case 'invalid_value':
      return 'option'
    case 'unrecognized_keys':
      return 'unknown_field'
    case 'custom':
      return issue.params?.rule ?? 'format'
    case 'invalid_type':
      return issue.input === undefined ? 'required' : 'type'
    default:
      return 'type'
  }
}

const limitOf = (issue: Issue | undefined) =>
  issue?.code === 'too_small' ? Number(issue.minimum) : issue?.code === 'too_big' ? Number(issue.maximum) : undefined
