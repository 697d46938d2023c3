import { ATTENDANCE_RULE } from '../../../../../contract/course/attendanceRule'
import type { Proximity } from './record'

interface Point {
  readonly latitude: number
  readonly longitude: number
}

const EARTH_METRES = 6_371_000
const radians = (degrees: number) => (degrees * Math.PI) / 180

/** Along the surface (haversine). */
export function metresBetween(a: Point, b: Point): number {
  const [high, wide] = [radians(b.latitude - a.latitude), radians(b.longitude - a.longitude)]
  const half = Math.sin(high / 2) ** 2 + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(wide / 2) ** 2
  return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(half)))
}

/** A phone that knows no better than this doesn't know where it is. */
const MOST_INACCURATE = 300

/** Whether a phone is at the school. Its own inaccuracy speaks for the person, up to a bound: else a bad one would be everywhere. */
export function proximityOf(school: Point | null, phone: (Point & { readonly accuracy: number }) | null): Proximity {
  if (school === null) return 'notAsked'
  if (phone === null) return 'unknown'
  const reach = ATTENDANCE_RULE.nearMetres + Math.min(phone.accuracy, MOST_INACCURATE)
  return metresBetween(school, phone) <= reach ? 'near' : 'far'
}
