import { edges, type Geometry, type GeoPoint, vertices } from './geometry'
import { angleBetween, angleToArc, arcsCross, type Cap, EARTH_RADIUS, goesRound, isOnArc, middle, type Vector } from './sphere'

type Edge = readonly [Vector, Vector]

const isOnEdge = (point: Vector, all: readonly Edge[]) => all.some(([a, b]) => isOnArc(point, a, b))

const isInPolygon = (point: Vector, [outer, ...holes]: readonly (readonly Vector[])[]) =>
  outer !== undefined && goesRound(outer, point) && !holes.some((hole) => goesRound(hole, point))

/** Whether a point belongs to a geometry; borders belong to it. */
const covers = (geometry: Geometry, point: Vector): boolean =>
  geometry.points.some((own) => isOnArc(point, own, own)) ||
  isOnEdge(point, edges(geometry)) ||
  geometry.polygons.some((polygon) => isInPolygon(point, polygon))

const anyCross = (left: readonly Edge[], right: readonly Edge[]) => left.some(([a, b]) => right.some(([c, d]) => arcsCross(a, b, c, d)))

/** `$geoIntersects`: whether two geometries have a common point. */
export const intersects = (left: Geometry, right: Geometry): boolean =>
  vertices(left).some((point) => covers(right, point)) ||
  vertices(right).some((point) => covers(left, point)) ||
  anyCross(edges(left), edges(right))

/** `$geoWithin` a polygon: whether no point of `inner` lies outside `area`. */
export function isWithin(inner: Geometry, area: Geometry): boolean {
  const innerEdges = edges(inner)
  const probes = [...vertices(inner), ...innerEdges.map(middle)]
  if (!probes.every((point) => covers(area, point)) || anyCross(innerEdges, edges(area))) return false
  const holes = area.polygons.flatMap(([, ...rings]) => rings)
  return !holes.some((hole) => inner.polygons.some((polygon) => isInPolygon(middle(hole), polygon)))
}

/** `$geoWithin` a circle. */
export const isWithinCap = (inner: Geometry, cap: Cap): boolean =>
  vertices(inner).every((point) => angleBetween(cap.center, point) <= cap.radius)

/** Metres from a point to the nearest point of a geometry, 0 inside a polygon. */
export function distanceTo(from: GeoPoint, geometry: Geometry): number {
  const [point] = from.points
  if (!point) return Number.POSITIVE_INFINITY
  if (geometry.polygons.some((polygon) => isInPolygon(point, polygon))) return 0
  const angles = [...geometry.points.map((own) => angleBetween(point, own)), ...edges(geometry).map(([a, b]) => angleToArc(point, a, b))]
  return Math.min(...angles) * EARTH_RADIUS
}
