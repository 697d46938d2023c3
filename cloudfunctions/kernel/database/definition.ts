/** What a deployment must know of a collection. Clients never read or write one: functions decide (`cloudbaserc.json` denies all). */
export interface CollectionDefinition {
  readonly name: string
  /** Every query names one of these, so that none scans. */
  readonly indexes: readonly IndexDefinition[]
  readonly retention: Retention
}

export interface IndexDefinition {
  readonly name: string
  readonly keys: readonly (readonly [field: string, direction: 1 | -1])[]
  readonly unique?: true
}

/** How long documents are kept. The timer `retention` executes the rules. */
export type Retention =
  | { readonly keep: 'always' | 'untilErased'; readonly why: string }
  | { readonly keep: 'days'; readonly rules: readonly RetentionRule[]; readonly why: string }

/** Documents with these fields go so long after the date in the next key of the index. */
export type RetentionRule = ({ readonly days: number } | { readonly hours: number }) & {
  readonly index: string
  readonly equals: Readonly<Record<string, string>>
}

const HOUR_MS = 3_600_000

export const termMsOf = (rule: RetentionRule) => HOUR_MS * ('days' in rule ? rule.days * 24 : rule.hours)

/** As people read it. */
export const termTextOf = (rule: RetentionRule) => ('days' in rule ? counted(rule.days, 'day') : counted(rule.hours, 'hour'))

const counted = (number: number, what: string) => `${number} ${what}${number === 1 ? '' : 's'}`
