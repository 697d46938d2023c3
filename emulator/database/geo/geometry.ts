import { invalidParam } from '../refusal'
import { type Path, someAt } from '../value/path'
import { type Doc, isArray, isDoc, show, type Value } from '../value/value'
import { toVector, type Vector } from './sphere'

/** A GeoJSON object in parts. A MultiPolygon consists of several polygons, a polygon of its outer ring and its holes. */
export interface Geometry {
  readonly type: string
  /** The GeoJSON that it was read from. */
  readonly source: Doc
  readonly points: readonly Vector[]
  readonly lines: readonly (readonly Vector[])[]
  readonly polygons: readonly (readonly (readonly Vector[])[])[]
}

export type GeoPoint = Geometry & { readonly type: 'Point' }

const EMPTY = { points: [], lines: [], polygons: [] }

/** Readers for the GeoJSON types that `db.Geo` offers. A reader returns `undefined` for coordinates that do not fit its type. */
const READERS: Readonly<Record<string, (coordinates: Value) => Partial<Geometry> | undefined>> = {
  Point: (coordinates) => present(position(coordinates), (point) => ({ points: [point] })),
  LineString: (coordinates) => present(line(coordinates), (points) => ({ lines: [points] })),
  Polygon: (coordinates) => present(polygon(coordinates), (rings) => ({ polygons: [rings] })),
  MultiPoint: (coordinates) => present(several(coordinates, position), (points) => ({ points })),
  MultiLineString: (coordinates) => present(several(coordinates, line), (lines) => ({ lines })),
  MultiPolygon: (coordinates) => present(several(coordinates, polygon), (polygons) => ({ polygons })),
}

const present = <A, B>(value: A | undefined, use: (value: A) => B): B | undefined => (value === undefined ? undefined : use(value))

const several = <T>(value: Value, read: (value: Value) => T | undefined): T[] | undefined => {
  if (!isArray(value) || value.length === 0) return undefined
  const parts = value.map(read).filter((part): part is T & {} => part !== undefined && part !== null)
  return parts.length === value.length ? parts : undefined
}

const position = (value: Value): Vector | undefined => {
  const [longitude, latitude] = isArray(value) && value.length === 2 ? value : []
  if (typeof longitude !== 'number' || typeof latitude !== 'number') return undefined
  return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90 ? toVector(longitude, latitude) : undefined
}

const line = (value: Value): Vector[] | undefined => (isArray(value) && value.length >= 2 ? several(value, position) : undefined)

const ring = (value: Value): Vector[] | undefined => {
  const closed = isArray(value) && value.length >= 4 && show(value[0]) === show(value.at(-1))
  return closed ? several(value, position) : undefined
}

const polygon = (value: Value): Vector[][] | undefined => several(value, ring)

/** A cache of parsed geometries. It stays valid because documents are never changed in place. */
const known = new WeakMap<Doc, Geometry | 'none'>()

const read = (value: Doc): Geometry | 'none' => {
  const type = value.type
  const reader = typeof type === 'string' && Object.hasOwn(READERS, type) ? READERS[type] : undefined
  const parts = reader?.(value.coordinates ?? null)
  return parts && typeof type === 'string' ? { ...EMPTY, ...parts, type, source: value } : 'none'
}

/** Reads a value as a geometry, if it is one. */
export function toGeometry(value: Value | undefined): Geometry | undefined {
  if (!isDoc(value)) return undefined
  const geometry = known.get(value) ?? read(value)
  known.set(value, geometry)
  return geometry === 'none' ? undefined : geometry
}

/** Reads a parameter of an operator as a geometry and refuses any other value. */
export function parseGeometry(value: Value | undefined, operator: string): Geometry {
  const geometry = toGeometry(value)
  if (geometry) return geometry
  throw invalidParam(
    `${operator} needs GeoJSON with coordinates [longitude, latitude] and closed polygons, such as db.Geo.Point(120.6, 31.1); got ${show(value)}.`,
  )
}

export const isPoint = (geometry: Geometry): geometry is GeoPoint => geometry.type === 'Point'

/** All geometries at a path; other values are ignored. */
export function geometriesIn(doc: Doc, path: Path): Geometry[] {
  const found: Geometry[] = []
  someAt(doc, path, 'elements', (value) => {
    const geometry = toGeometry(value)
    if (geometry) found.push(geometry)
    return false
  })
  return found
}

/** Every position of a geometry. */
export const vertices = ({ points, lines, polygons }: Geometry): Vector[] => [...points, ...lines.flat(), ...polygons.flat(2)]

/** Every edge of a geometry's lines and polygons. */
export const edges = ({ lines, polygons }: Geometry): [Vector, Vector][] =>
  [...lines, ...polygons.flat()].flatMap((points) =>
    points.flatMap((point, index): [Vector, Vector][] => {
      const next = points[index + 1]
      return next ? [[point, next]] : []
    }),
  )
