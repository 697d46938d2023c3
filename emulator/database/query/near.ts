import { type GeoPoint, geometriesIn, isPoint, parseGeometry } from '../geo/geometry'
import { distanceTo } from '../geo/relations'
import { invalidParam } from '../refusal'
import { parsePath } from '../value/path'
import { type Doc, isDoc, type Value } from '../value/value'
import type { NearCondition } from './condition'

/** Compiles `$nearSphere` (and `$near`, which is the same for GeoJSON). Distances are metres. */
export function compileNear(operator: string, path: string, operand: Value): NearCondition {
  if (!isDoc(operand)) throw invalidParam(`${operator} needs { $geometry, $maxDistance, $minDistance }.`)
  const { $geometry, $maxDistance, $minDistance, ...rest } = operand
  const [unknown] = Object.keys(rest)
  if (unknown) throw invalidParam(`${operator} does not know ${unknown}. It takes $geometry, $maxDistance, $minDistance.`)
  return nearCondition(path, nearPoint($geometry, operator), {
    min: limit($minDistance, `${operator}: $minDistance`) ?? 0,
    max: limit($maxDistance, `${operator}: $maxDistance`) ?? Number.POSITIVE_INFINITY,
  })
}

/** @param range metres, both ends included */
export function nearCondition(path: string, point: GeoPoint, range: { min: number; max: number }): NearCondition {
  const parts = parsePath(path)
  const distance = (doc: Doc) => Math.min(...geometriesIn(doc, parts).map((geometry) => distanceTo(point, geometry)))
  const matches = (doc: Doc) => {
    const metres = distance(doc)
    return metres !== Number.POSITIVE_INFINITY && metres >= range.min && metres <= range.max
  }
  return { kind: 'near', path, point, maxDistance: range.max, distance, matches }
}

/** The point that distances are measured from. */
export function nearPoint(value: Value | undefined, operator: string): GeoPoint {
  const geometry = parseGeometry(value, operator)
  if (isPoint(geometry)) return geometry
  throw invalidParam(`${operator} measures from a db.Geo.Point, not from a ${geometry.type}.`)
}

/** Reads an optional distance in metres. */
export function limit(value: Value | undefined, what: string): number | undefined {
  if (value === undefined || (typeof value === 'number' && value >= 0)) return value
  const hint = value === null ? ' Inside _.and the SDK sends null for one that is left out: give it.' : ''
  throw invalidParam(`${what} needs a distance in metres, 0 or more.${hint}`)
}
