import { geometriesIn, vertices } from '../geo/geometry'
import { type Cap, capAround, capsTouch } from '../geo/sphere'
import { requestFailed } from '../refusal'
import { keysAt, type Path, parsePath } from '../value/path'
import { type Doc, show } from '../value/value'
import type { Id, StoredDocument } from './storedDocument'

/** Round areas around the locations of each document. Comparing them quickly excludes documents that cannot match. */
export class GeoIndex {
  readonly #path: Path
  #caps: Map<Id, readonly Cap[]> | undefined

  constructor(
    readonly name: string,
    readonly field: string,
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

  /** The ids of documents that may have a location in the area; without an area, of all documents with a location. */
  *near(area: Cap | undefined): Generator<Id> {
    for (const [id, caps] of this.caps) {
      if (area ? caps.some((cap) => capsTouch(cap, area)) : caps.length > 0) yield id
    }
  }
}
