import * as z from 'zod/mini'

/** A place on the map, in degrees as China's maps give them (GCJ-02). */
export const MapLocation = z.object({ latitude: z.number(), longitude: z.number() })
