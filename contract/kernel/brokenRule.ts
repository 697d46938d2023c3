import type * as z from 'zod/mini'
import type { FieldRule, RefusalDetails } from './refusal'

type Issue = z.core.$ZodIssue

/** What a schema complains of, in the words of INVALID_INPUT: the phone says it before sending, the server for whoever asks without a phone. */
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
    // A discriminator names the field whose value is none of the variants'.
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

const limitOf = (issue: Issue) =>
  issue.code === 'too_small' ? Number(issue.minimum) : issue.code === 'too_big' ? Number(issue.maximum) : undefined
