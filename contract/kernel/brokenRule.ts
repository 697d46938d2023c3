import type * as z from 'zod/mini'
import type { FieldRule, RefusalDetails } from './refusal'

type Issue = z.core.$ZodIssue

/**
 * Translates an issue of a schema into the details of INVALID_INPUT. The phone uses it before it sends an input, and the backend for
 * callers that do not check.
 */
export function brokenRule(issue: Issue): RefusalDetails['INVALID_INPUT'] {
  const limit = limitOf(issue)
  return { field: fieldOf(issue), rule: ruleOf(issue), ...(limit === undefined ? {} : { limit }) }
}

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
      return issue.input === undefined ? 'required' : 'option'
    // The discriminator is the field whose value fits none of the variants.
    case 'invalid_union':
      return issue.discriminator ? 'option' : 'type'
    case 'unrecognized_keys':
      return 'unknown_field'
    case 'custom':
      return issue.params?.rule ?? (issue.input === undefined ? 'required' : 'format')
    case 'invalid_type':
      return issue.input === undefined ? 'required' : 'type'
    default:
      return 'type'
  }
}

function limitOf(issue: Issue): number | undefined {
  if (issue.code === 'too_small') return Number(issue.minimum)
  if (issue.code === 'too_big') return Number(issue.maximum)
  return undefined
}
