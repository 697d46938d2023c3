/** Geometry on the unit sphere. Edges are arcs of great circles, as in MongoDB. Angles are radians. */

/** A point of the unit sphere: x, y, z. */
export type Vector = readonly [number, number, number]

/** The earth's radius in metres, as MongoDB defines it. */
export const EARTH_RADIUS = 6_378_100

/** About a tenth of a millimetre on the ground: a point nearer than that to a line is on the line. */
const TOLERANCE = 1.6e-11

const RADIANS = Math.PI / 180

export const toVector = (longitude: number, latitude: number): Vector => {
  const [lambda, phi] = [longitude * RADIANS, latitude * RADIANS]
  return [Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)]
}

export const dot = (a: Vector, b: Vector) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]

const cross = (a: Vector, b: Vector): Vector => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]

const add = (a: Vector, b: Vector): Vector => [a[0] + b[0], a[1] + b[1], a[2] + b[2]]

const normalised = (a: Vector): Vector => {
  const length = Math.hypot(...a)
  return [a[0] / length, a[1] / length, a[2] / length]
}

/** The angle between two points, accurate even for points that are close together. */
export const angleBetween = (a: Vector, b: Vector) => Math.atan2(Math.hypot(...cross(a, b)), dot(a, b))

/** The middle of several points. */
export const middle = (points: readonly Vector[]): Vector => normalised(points.reduce(add))

/** The angle from a point to the nearest point of the arc from `a` to `b`. */
export function angleToArc(point: Vector, a: Vector, b: Vector): number {
  const toEnds = Math.min(angleBetween(point, a), angleBetween(point, b))
  const normal = cross(a, b)
  const length = Math.hypot(...normal)
  if (length === 0) return toEnds
  const besideArc = dot(cross(normal, a), point) > 0 && dot(cross(b, normal), point) > 0
  return besideArc ? Math.abs(Math.asin(dot(normal, point) / length)) : toEnds
}

export const isOnArc = (point: Vector, a: Vector, b: Vector) => angleToArc(point, a, b) <= TOLERANCE

/** Whether two arcs cross at a point that is not an end of either. */
export function arcsCross(a: Vector, b: Vector, c: Vector, d: Vector): boolean {
  const [first, second] = [cross(a, b), cross(c, d)]
  const separates = dot(first, c) * dot(first, d) < 0 && dot(second, a) * dot(second, b) < 0
  const crossing = cross(first, second)
  return separates && dot(crossing, add(a, b)) * dot(crossing, add(c, d)) > 0
}

/** Whether a closed ring, smaller than a hemisphere, encloses the point. For a point on the ring itself either answer is possible. */
export function goesRound(ring: readonly Vector[], point: Vector): boolean {
  if (dot(middle(ring), point) <= 0) return false
  let turn = 0
  for (const [index, a] of ring.entries()) {
    const b = ring[index + 1]
    if (b) turn += Math.atan2(dot(cross(a, b), point), dot(a, b) - dot(a, point) * dot(b, point))
  }
  return Math.abs(turn) > Math.PI
}

/** A round area: all points at most `radius` from `center`. */
export interface Cap {
  readonly center: Vector
  readonly radius: number
}

/** A cap that holds all points, and so all arcs between them. */
export const capAround = (points: readonly Vector[]): Cap => {
  const center = middle(points)
  return { center, radius: Math.max(...points.map((point) => angleBetween(center, point))) + TOLERANCE }
}

export const capsTouch = (a: Cap, b: Cap) => angleBetween(a.center, b.center) <= a.radius + b.radius + TOLERANCE

/** How far away the area is at least. */
export const metresToCap = (point: Vector, { center, radius }: Cap) =>
  Math.max(0, angleBetween(point, center) - radius - TOLERANCE) * EARTH_RADIUS
