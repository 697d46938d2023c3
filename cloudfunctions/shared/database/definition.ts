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

/** How long a document is kept. `days` after the date in `index`'s last key, with `equals` before it; the timer `retention` executes it. */
export type Retention = { readonly keep: 'always' | 'untilErased'; readonly why: string } | RetentionDays

export interface RetentionDays {
  readonly keep: 'days'
  readonly days: number
  readonly index: string
  readonly equals: Readonly<Record<string, string>>
  readonly why: string
}
