/** The kinds of work, in the order in which a signed pass counts them: new ones join at the end. Without a schema, for the phone. */
export const WORK_KINDS = ['courier', 'deliveryRider', 'rideHailDriver', 'streamer'] as const
