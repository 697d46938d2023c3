import { DAY_MS } from '../../../contract/kernel/duration'
import type { PersonId } from '../../../contract/kernel/ids'
import { openCollection } from '../../kernel/database/collection'
import { findFirst } from '../../kernel/database/page'
import { riderIdOf } from './riderDocument'
import { riders } from './riders'

/** What a domain has decided against somebody, in its own words. */
export interface Measure {
  readonly kind: string
  readonly reason: string | null
  readonly since: Date
  /** When it ends by itself; null: it doesn't. */
  readonly until: Date | null
}

/**
 * A measure that outlasts the registration against which it was decided (decision 29). It stands under the blind index of the identity number and says
 * nothing of the person but this.
 */
export interface KeptMeasure {
  /** Made of the blind index and the domain: each domain keeps one measure for a number. */
  readonly _id: string
  readonly identity: string
  /** The domain that keeps it, and that takes it over when the number is verified again. */
  readonly domain: string
  readonly measure: Measure
  /** When it is forgotten. */
  readonly until: Date
  /** Fixed for the retention index. */
  readonly kind: 'measure'
}

export const keptMeasures = openCollection<KeptMeasure>({
  name: 'keptMeasures',
  indexes: [
    {
      name: 'identity',
      keys: [
        ['identity', 1],
        ['until', 1],
        ['_id', 1],
      ],
    },
    {
      name: 'until',
      keys: [
        ['kind', 1],
        ['until', 1],
      ],
    },
  ],
  retention: {
    keep: 'days',
    rules: [{ hours: 1, index: 'until', equals: { kind: 'measure' } }],
    why: 'Whoever withdraws must not be rid of it by that. Until the measure ends; one without an end two years.',
  },
})

/** A measure without an end is kept so long after the registration has gone. */
const KEPT_DAYS = 730

const idOf = (identity: string, domain: string) => `${identity}:${domain}`

/** Keeps what is in force against somebody who is being erased. Without a number that was ever verified there is nobody to keep it for. */
export async function keepMeasure(personId: PersonId, domain: string, measure: Measure, now: Date): Promise<void> {
  const identity = (await riders.getPart(riderIdOf(personId), ['verifiedIdentity']))?.verifiedIdentity
  if (!identity) return
  const until = measure.until ?? new Date(now.getTime() + KEPT_DAYS * DAY_MS)
  const kept = { identity, domain, measure, until, kind: 'measure' } as const
  if (until <= now || (await keptMeasures.insert({ _id: idOf(identity, domain), ...kept }))) return
  await keptMeasures.update(idOf(identity, domain), {}, kept)
}

/** What the domain has kept for this number and is still in force. */
export async function keptMeasureOf(identity: string, domain: string, now: Date): Promise<Measure | null> {
  const kept = await keptMeasures.get(idOf(identity, domain))
  return kept && kept.until > now ? kept.measure : null
}

/** Whether any domain keeps a measure for this number that is still in force. */
export const isUnderMeasure = async (identity: string | null, now: Date): Promise<boolean> =>
  identity !== null && (await findFirst(keptMeasures, 'identity', { equals: { identity }, from: now, most: 1 })).length > 0

/** A new registration has taken the measure over: from now on it stands there. */
export async function dropMeasure(identity: string, domain: string, { since }: Pick<Measure, 'since'>): Promise<void> {
  const kept = await keptMeasures.get(idOf(identity, domain))
  if (kept?.measure.since.getTime() === since.getTime()) await keptMeasures.remove(kept._id, { until: kept.until })
}
