/**
 * The kinds of work. A signed pass stores a kind as its position in this list, so new kinds are added at the end. This file has no schema, so
 * that the phone can load it alone.
 */
export const WORK_KINDS = ['courier', 'deliveryRider', 'rideHailDriver', 'streamer'] as const
