import * as z from 'zod/mini'

const degrees = (most: number) => z.number().check(z.minimum(-most), z.maximum(most))

/** A place on the map, in degrees as China's maps give them (GCJ-02). */
export const MapLocation = z.object({ latitude: degrees(90), longitude: degrees(180) })
export type MapLocation = z.output<typeof MapLocation>
