import type { Collection } from '../collection/collection'
import type { Id, StoredDocument } from '../collection/storedDocument'
import { parseRegion } from '../geo/region'
import { type Condition, conjuncts, type FieldCondition, type Junction, type NearCondition, NO_VARIABLES } from '../query/condition'
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
  if (near) return planNear(collection, near, parts, order)
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

/**
 * The nearest first, so that a query with a limit examines no more documents than it needs. Conditions on further fields of the index are decided by the
 * index: a document that does not meet them is not examined.
 */
function planNear(collection: Collection, near: NearCondition, parts: readonly Condition[], order: readonly SortKey[]): Plan {
  const { path, point, maxDistance } = near
  const index = collection.geo.find(({ field }) => field === path)
  const [center] = point.points
  if (!index || !center) {
    throw requestFailed(
      `unable to find index for $geoNear query: declare { name, keys: [["${path}", "2dsphere"]] } for "${collection.name}".`,
    )
  }
  const decidedByIndex = parts.filter((part) => part.kind === 'field' && index.others.includes(part.path))
  const candidates = function* (): Generator<Measured> {
    for (const { id, metres } of index.nearest(center, maxDistance)) {
      const stored = collection.get(id)
      if (stored && decidedByIndex.every(({ matches }) => matches(stored.doc, NO_VARIABLES))) yield { stored, metres }
    }
  }
  return { index: index.name, ordered: order.length === 0, candidates: () => nearestFirst(candidates(), near) }
}

interface Measured {
  readonly stored: StoredDocument
  readonly metres: number
}

/**
 * Puts documents in the order of their distance. The index knows of each only how far away it is at least, so one comes out as soon as no other can be
 * nearer.
 */
function* nearestFirst(candidates: Iterable<Measured>, { distance }: NearCondition): Generator<StoredDocument> {
  let waiting: Measured[] = []
  for (const { stored, metres: atLeast } of candidates) {
    for (const certain of waiting) if (certain.metres <= atLeast) yield certain.stored
    waiting = [...waiting.filter(({ metres }) => metres > atLeast), { stored, metres: distance(stored.doc) }]
    waiting.sort((a, b) => a.metres - b.metres)
  }
  for (const { stored } of waiting) yield stored
}

function planRegion(collection: Collection, fields: readonly FieldCondition[]): Plan | undefined {
  for (const { path, operator, operand } of fields) {
    const index = operator.startsWith('$geo') ? collection.geo.find(({ field }) => field === path) : undefined
    if (!index) continue
    const { cap } = parseRegion(operator, operand)
    return { index: index.name, ordered: false, candidates: resolve(collection, () => index.within(cap)) }
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
