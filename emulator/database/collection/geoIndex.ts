import { geometriesIn, vertices } from '../geo/geometry'
import { type Cap, capAround, capsTouch, metresToCap, type Vector } from '../geo/sphere'
import { requestFailed } from '../refusal'
import { keysAt, type Path, parsePath } from '../value/path'
import { type Doc, show } from '../value/value'
import type { Id, StoredDocument } from './storedDocument'

/** A document, and how far away it is at least. */
interface Candidate {
  readonly id: Id
  readonly metres: number
}

/** Round areas around the locations of each document. Comparing them quickly excludes documents that cannot match. */
export class GeoIndex {
  readonly #path: Path
  #caps: Map<Id, readonly Cap[]> | undefined

  constructor(
    readonly name: string,
    readonly field: string,
    /** The further fields of the index. */
    readonly others: readonly string[],
    private readonly documents: () => Iterable<StoredDocument>,
  ) {
    this.#path = parsePath(field)
  }

  private get caps(): Map<Id, readonly Cap[]> {
    this.#caps ??= this.build()
    return this.#caps
  }

  /** Builds the index unless it is built already. Refuses documents that it cannot hold. */
  prepare(): void {
    this.#caps ??= this.build()
  }

  private build(): Map<Id, readonly Cap[]> {
    return new Map([...this.documents()].map((stored) => [stored.id, this.capsOf(stored.doc)]))
  }

  /** The areas of a document; none if the field is missing. As in MongoDB, a field that is not a location is refused. */
  capsOf(doc: Doc): Cap[] {
    const found = geometriesIn(doc, this.#path)
    if (found.length === 0) this.refuseOther(doc)
    return found.map((geometry) => capAround(vertices(geometry)))
  }

  private refuseOther(doc: Doc): void {
    const other = keysAt(doc, this.#path).values.find((value) => value !== null && value !== undefined)
    if (other === undefined) return
    throw requestFailed(
      `Can't extract geo keys: "${this.field}" holds ${show(other)}. Store db.Geo.Point(longitude, latitude) or another of db.Geo.`,
    )
  }

  /** Updates the index for one write. */
  replace(before: StoredDocument | undefined, after: StoredDocument | undefined): void {
    if (before && !after) this.#caps?.delete(before.id)
    if (after) this.#caps?.set(after.id, this.capsOf(after.doc))
  }

  /** The ids of documents that may have a location in the area. */
  *within(area: Cap): Generator<Id> {
    for (const [id, caps] of this.caps) {
      if (caps.some((cap) => capsTouch(cap, area))) yield id
    }
  }

  /** The documents with a location that may be as near as this, those that may be the nearest first. */
  nearest(point: Vector, maxMetres: number): Candidate[] {
    return [...this.caps]
      .filter(([, caps]) => caps.length > 0)
      .map(([id, caps]) => ({ id, metres: Math.min(...caps.map((cap) => metresToCap(point, cap))) }))
      .filter(({ metres }) => metres <= maxMetres)
      .sort((a, b) => a.metres - b.metres)
  }
}
