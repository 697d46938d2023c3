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

/** Documents with these fields go so many days after the date in the next key of the index. */
export interface RetentionRule {
  readonly days: number
  readonly index: string
  readonly equals: Readonly<Record<string, string>>
}
