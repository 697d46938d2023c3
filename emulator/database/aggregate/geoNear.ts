import { namedArguments, toDoc, toText } from '../expression/operator'
import { type Geometry, type GeoPoint, geometriesIn } from '../geo/geometry'
import { distanceTo } from '../geo/relations'
import { compileQuery } from '../query/compile'
import { limit, nearPoint } from '../query/near'
import { requestFailed } from '../refusal'
import { changeAt } from '../update/change'
import { type Path, parsePath } from '../value/path'
import { type Doc, fieldOf, type Value } from '../value/value'
import { type Docs, type StageContext, toCount } from './stage'

const REQUIRED = ['near', 'distanceField']
const NAMES = [...REQUIRED, 'spherical', 'minDistance', 'maxDistance', 'query', 'distanceMultiplier', 'includeLocs', 'key', 'limit']

/** `$geoNear` returns documents from the nearest to the farthest, with their distance in metres. It must be the first stage. */
export function compileGeoNear(spec: Value, collection: string, { source, variables }: StageContext): () => Docs {
  const options = namedArguments(spec, NAMES, REQUIRED, '$geoNear')
  const field = geoField(options, collection, source.geoFields(collection))
  const query = compileQuery({
    $and: [{ [field]: { $nearSphere: nearOperand(options) } }, toDoc(fieldOf(options, 'query') ?? {}, '$geoNear: query')],
  })
  const count = fieldOf(options, 'limit')
  const find = count === undefined ? { variables } : { variables, limit: toCount(count, '$geoNear: limit', 1) }
  const decorate = decorator(options, parsePath(field), nearPoint(fieldOf(options, 'near'), '$geoNear'))
  return () => source.find(collection, query, find).map(decorate)
}

const nearOperand = ({ near = null, minDistance, maxDistance }: Doc): Doc => ({
  $geometry: near,
  ...(minDistance !== undefined && { $minDistance: minDistance }),
  ...(maxDistance !== undefined && { $maxDistance: maxDistance }),
})

function geoField(options: Doc, collection: string, fields: readonly string[]): string {
  const key = fieldOf(options, 'key')
  if (key !== undefined) return toText(key, '$geoNear: key')
  const [only, ...others] = new Set(fields)
  if (only === undefined) throw requestFailed(`$geoNear needs a 2dsphere index on "${collection}". Declare one with the collection.`)
  if (others.length > 0) throw requestFailed(`$geoNear: "${collection}" has several 2dsphere indexes. Name the field as key.`)
  return only
}

/** Adds the distance to a document, and with `includeLocs` the location to which it was measured. */
function decorator(options: Doc, path: Path, point: GeoPoint): (doc: Doc) => Doc {
  const distancePath = parsePath(toText(fieldOf(options, 'distanceField'), '$geoNear: distanceField'))
  const multiplier = limit(fieldOf(options, 'distanceMultiplier'), '$geoNear: distanceMultiplier') ?? 1
  const places = fieldOf(options, 'includeLocs')
  const placePath = places === undefined ? undefined : parsePath(toText(places, '$geoNear: includeLocs'))
  return (doc) => {
    const found = nearest(doc, path, point)
    const measured = set(doc, distancePath, found.metres * multiplier)
    return placePath && found.value ? set(measured, placePath, found.value) : measured
  }
}

const set = (doc: Doc, path: Path, value: Value) => changeAt(doc, path, { modify: () => value, creates: true })

const nearest = (doc: Doc, path: Path, point: GeoPoint): { metres: number; value?: Value } =>
  geometriesIn(doc, path)
    .map((geometry: Geometry) => ({ metres: distanceTo(point, geometry), value: geometry.source }))
    .reduce((best, candidate) => (candidate.metres < best.metres ? candidate : best))
