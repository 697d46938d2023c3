/** The kinds of work, in an order that never changes: a signed pass holds the place in it. Apart from the schemas, which a guard's phone doesn't carry. */
export const workKinds = ['courier', 'deliveryRider', 'rideHailDriver', 'streamer'] as const
