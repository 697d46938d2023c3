import { HOUR_MS } from '../../../contract/kernel/duration'

/** What a deployment must know about a collection. The security rules deny clients all access; only functions read and write. */
export interface CollectionDefinition {
  readonly name: string
  /** Every query names one of these indexes, so that no query scans the collection. */
  readonly indexes: readonly IndexDefinition[]
  readonly retention: Retention
  /** The sealed fields (`kernel/secrets/sealedField.ts`), which the job `kernel.reseal` seals with a new key. */
  readonly sealed?: readonly SealedField[]
  /** The names, numbers and places that are typed in here, as paths: `gates.name`. Others may repeat them. */
  readonly typed?: readonly string[]
  /** Every field that repeats a name, a number or a place of another document. */
  readonly copies?: readonly CopiedField[]
}

export interface CopiedField {
  /** The path of the field: `holder.station`. */
  readonly field: string
  /** The field that it repeats: `stations.name`. */
  readonly of: string
  /** A `copy` follows every change of its source. `history` says what was so at the time, and stays. */
  readonly kind: 'copy' | 'history'
}

export interface IndexDefinition {
  readonly name: string
  /** The first key of an index by which the nearest are found is a field of {@link StoredPoint}; documents without one are not in the index. */
  readonly keys: readonly (readonly [field: string, direction: 1 | -1 | '2dsphere'])[]
  readonly unique?: true
}

/** A place as the database indexes it. */
export interface StoredPoint {
  readonly type: 'Point'
  readonly coordinates: readonly [longitude: number, latitude: number]
}

/** How long documents are kept. The job `kernel.retention` applies the rules. */
export type Retention =
  | { readonly keep: 'always' | 'untilErased'; readonly why: string }
  | { readonly keep: 'days'; readonly rules: readonly RetentionRule[]; readonly why: string }

/** Deletes documents with these field values when this much time has passed since the date in the next key of the index. */
export type RetentionRule = ({ readonly days: number } | { readonly hours: number }) & {
  readonly index: string
  readonly equals: Readonly<Record<string, string>>
}

export const termMsOf = (rule: RetentionRule) => HOUR_MS * ('days' in rule ? rule.days * 24 : rule.hours)

/** The retention period as text for people. */
export const termTextOf = (rule: RetentionRule) => ('days' in rule ? counted(rule.days, 'day') : counted(rule.hours, 'hour'))

const counted = (number: number, what: string) => `${number} ${what}${number === 1 ? '' : 's'}`

/** A sealed field of a document. */
export interface SealedField {
  /** Where it is: `phone`, `device.seed`; `people.*.label` is the label of each element of a list. */
  readonly path: string
  /** Its name in the sealing context, if it isn't the path. Fields between which values are moved have the same name. */
  readonly field?: string
}
