import { invalidParam, unsupported } from '../refusal'
import { isArray, isDoc, type Value } from '../value/value'
import { parseGeometry, toGeometry, vertices } from './geometry'
import { intersects, isWithin, isWithinCap } from './relations'
import { type Cap, capAround } from './sphere'

/** An area of a query. */
export interface Region {
  /** A circle around everything that can match, by which an index finds candidates. */
  readonly cap: Cap
  readonly test: (element: Value | undefined) => boolean
}

const OPERATORS: Readonly<Record<string, (shape: string, operand: Value) => Region>> = { $geoWithin: within, $geoIntersects: intersecting }

/** Compiles the operand of `$geoWithin` or `$geoIntersects`. */
export function parseRegion(operator: string, operand: Value): Region {
  const [entry, ...others] = isDoc(operand) ? Object.entries(operand) : []
  const compile = OPERATORS[operator]
  if (!entry || others.length > 0 || !compile) throw invalidParam(`${operator} needs exactly one of $geometry and $centerSphere.`)
  return compile(...entry)
}

function within(shape: string, operand: Value): Region {
  if (shape === '$centerSphere') return circle(operand)
  if (shape !== '$geometry') throw unsupported(`${shape} in $geoWithin`, 'Use a db.Geo.Polygon, a db.Geo.MultiPolygon or centerSphere.')
  const area = parseGeometry(operand, '$geoWithin')
  if (area.polygons.length === 0) throw invalidParam(`$geoWithin needs a Polygon or MultiPolygon, not a ${area.type}.`)
  return { cap: capAround(vertices(area)), test: onGeometry((geometry) => isWithin(geometry, area)) }
}

/** `[[longitude, latitude], radius]`, the radius in radians: metres / 6378100. */
function circle(operand: Value): Region {
  const [coordinates, radius] = isArray(operand) ? operand : []
  const [center] = parseGeometry({ type: 'Point', coordinates: coordinates ?? null }, '$centerSphere').points
  if (!center || typeof radius !== 'number' || !(radius >= 0))
    throw invalidParam('$centerSphere needs [[longitude, latitude], radius in radians].')
  const cap = { center, radius }
  return { cap, test: onGeometry((geometry) => isWithinCap(geometry, cap)) }
}

function intersecting(shape: string, operand: Value): Region {
  if (shape !== '$geometry') throw unsupported(`${shape} in $geoIntersects`, 'Use { geometry: … } with one of db.Geo.')
  const area = parseGeometry(operand, '$geoIntersects')
  return { cap: capAround(vertices(area)), test: onGeometry((geometry) => intersects(geometry, area)) }
}

const onGeometry =
  (test: (geometry: NonNullable<ReturnType<typeof toGeometry>>) => boolean): Region['test'] =>
  (element) => {
    const geometry = toGeometry(element)
    return geometry !== undefined && test(geometry)
  }
