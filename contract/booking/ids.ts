import type * as z from 'zod/mini'

/** Something with places that people book. Each domain that offers places has an id of its own, which is also one of these. */
export type OfferingId = string & z.core.$brand<'OfferingId'>
