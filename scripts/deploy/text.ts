import {
  type CollectionDefinition,
  type IndexDefinition,
  type Retention,
  termTextOf,
} from '../../cloudfunctions/kernel/database/definition'
import type { FunctionEntry } from '../functions'
import type { Facts } from './facts'
import { collectionRule, functionRule, storageRule, UPLOADS } from './rules'
import { stepsOf } from './steps'
import { variables } from './variables'

/** The plan for people to read, with what is in its way. Tells of a variable whether it is set, never its value. */
export function planText(facts: Facts, reasons: readonly string[]): string {
  const sections = [
    [`Plan of a deployment to ${facts.environment.CLOUD_ENV_ID || '(CLOUD_ENV_ID is missing)'}. Nothing is changed by this command.`],
    [
      `Collections (${facts.collections.length}), each with the rule ${JSON.stringify(collectionRule)}`,
      ...facts.collections.flatMap(collectionLines),
    ],
    ['Storage', ...storageLines],
    [
      'Functions, all with the rule below',
      `  ${JSON.stringify(functionRule)}`,
      ...facts.functions.flatMap((entry) => functionLines(entry, facts)),
    ],
    ['Variables', ...variables.map(({ name, what, for: whom }) => variableLine(name, `${whom}: ${what}`, facts))],
    ['Steps (docs/deploy.md explains them)', ...stepsOf(facts).map((step, at) => `  ${at + 1}. ${step}`)],
    reasons.length > 0
      ? [`Can't be done yet (${reasons.length}):`, ...reasons.map((reason) => `  - ${reason}`)]
      : ['Nothing is in its way.'],
  ]
  return sections.map((lines) => lines.join('\n')).join('\n\n')
}

const collectionLines = ({ name, indexes, retention }: CollectionDefinition): string[] => [
  `  ${name}   (${keptText(retention)})`,
  ...indexes.map(indexLine),
]

/** As the console names them. */
const DIRECTIONS = { '1': 'ascending', '-1': 'descending', '2dsphere': 'place (2dsphere)' } as const

const indexLine = ({ name, keys, unique }: IndexDefinition) =>
  `    index ${name}: ${keys.map(([field, direction]) => `${field} ${DIRECTIONS[direction]}`).join(', ')}${unique ? '; unique' : ''}`

/** How long a collection's documents are kept. */
export function keptText(retention: Retention): string {
  if (retention.keep === 'days')
    return retention.rules.map((rule) => `${Object.values(rule.equals).join(' ')}: ${termTextOf(rule)}`).join('; ')
  return retention.keep === 'always' ? 'kept for good' : 'kept until erased'
}

const storageLines = [`  rule ${JSON.stringify(storageRule)}`, `  ${UPLOADS.folder} is emptied of what is older than ${UPLOADS.days} day`]

const functionLines = ({ name, runtime, timeout, memorySize, triggers = [] }: FunctionEntry, { built }: Facts): string[] => {
  const found = built.get(name)
  const size = found ? `${Math.round(found.bytes / 1024)} KB` : 'not built'
  return [
    `  ${name}   ${size}, ${runtime}, ${timeout} s, ${memorySize} MB`,
    `    variables: ${variables.flatMap((one) => (one.for === 'functions' ? one.name : [])).join(', ')}`,
    ...(found ? [`    WeChat calls: ${found.openapi.join(', ')}`] : []),
    ...triggers.map((timer) => `    timer ${timer.name}: ${timer.config} (UTC+8)`),
  ]
}

const variableLine = (name: string, what: string, { environment }: Facts) =>
  `  ${environment[name] ? 'set    ' : 'MISSING'} ${name}   ${what}`
