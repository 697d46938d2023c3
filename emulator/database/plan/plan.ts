import type { Collection } from '../collection/collection'
import type { Id, StoredDocument } from '../collection/storedDocument'
import { parseRegion } from '../geo/region'
import { EARTH_RADIUS } from '../geo/sphere'
import { type Condition, conjuncts, type FieldCondition, type Junction, type NearCondition } from '../query/condition'
import type { SortKey } from '../query/sort'
import { requestFailed } from '../refusal'
import { bestSortedPlan } from './sortedPlan'

/** Where a query looks for documents. Each candidate is tested against the whole query afterwards. */
export interface Plan {
  /** The index, or several joined by "+" for the branches of `$or`; `null` for a scan of the collection. */
  readonly index: string | null
  /** Whether documents come in the requested order. */
  readonly ordered: boolean
  candidates(): Iterable<StoredDocument>
}

/**
 * Chooses an index: first by the number of leading fields that the query fixes, then by a range, then by the order. Refuses `$nearSphere`
 * without a 2dsphere index.
 */
export function planQuery(collection: Collection, condition: Condition, order: readonly SortKey[]): Plan {
  const parts = conjuncts(condition)
  const near = parts.find((part) => part.kind === 'near')
  if (near) return planNear(collection, near)
  const fields = parts.filter((part) => part.kind === 'field')
  return (
    planById(collection, fields) ??
    planSorted(collection, fields, order) ??
    planRegion(collection, fields) ??
    planBranches(collection, parts) ?? { index: null, ordered: false, candidates: () => collection.all() }
  )
}

const resolve = (collection: Collection, ids: () => Iterable<Id>) =>
  function* () {
    for (const id of ids()) {
      const stored = collection.get(id)
      if (stored) yield stored
    }
  }

const isId = (value: unknown): value is Id => typeof value === 'string' || typeof value === 'number'

/** Plans a query for a single `_id`, which needs no index. */
function planById(collection: Collection, fields: readonly FieldCondition[]): Plan | undefined {
  const id = fields.find(({ path, operator }) => path === '_id' && operator === '$eq')?.operand
  return isId(id) ? { index: '_id_', ordered: true, candidates: resolve(collection, () => [id]) } : undefined
}

function planSorted(collection: Collection, fields: readonly FieldCondition[], order: readonly SortKey[]): Plan | undefined {
  const byField = new Map<string, FieldCondition[]>()
  for (const field of fields) byField.set(field.path, [...(byField.get(field.path) ?? []), field])
  const best = bestSortedPlan(collection, byField, order)
  return best && { index: best.index, ordered: best.ordered, candidates: resolve(collection, best.ids) }
}

function planNear(collection: Collection, { path, point, maxDistance }: NearCondition): Plan {
  const index = collection.geo.find(({ field }) => field === path)
  const [center] = point.points
  if (!index || !center) {
    throw requestFailed(
      `unable to find index for $geoNear query: declare { name, keys: [["${path}", "2dsphere"]] } for "${collection.name}".`,
    )
  }
  const area = maxDistance === Number.POSITIVE_INFINITY ? undefined : { center, radius: maxDistance / EARTH_RADIUS }
  return { index: index.name, ordered: false, candidates: resolve(collection, () => index.near(area)) }
}

function planRegion(collection: Collection, fields: readonly FieldCondition[]): Plan | undefined {
  for (const { path, operator, operand } of fields) {
    const index = operator.startsWith('$geo') ? collection.geo.find(({ field }) => field === path) : undefined
    if (!index) continue
    const { cap } = parseRegion(operator, operand)
    return { index: index.name, ordered: false, candidates: resolve(collection, () => index.near(cap)) }
  }
  return undefined
}

/** Plans `$or`: either every branch uses an index, or none does. */
function planBranches(collection: Collection, parts: readonly Condition[]): Plan | undefined {
  const junction = parts.find((part): part is Junction => part.kind === 'or')
  const plans = junction?.of.map((branch) => planQuery(collection, branch, [])) ?? []
  if (plans.length === 0 || plans.some(({ index }) => index === null)) return undefined
  const index = [...new Set(plans.map((plan) => plan.index))].join('+')
  return { index, ordered: false, candidates: () => new Set(plans.flatMap((plan) => [...plan.candidates()])) }
}
