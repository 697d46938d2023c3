import type { RiderDocument, Step } from '../riders/riderDocument'

const KEPT = 30

/** The rider's history with one more line; very old lines fall off. */
export const withStep = ({ steps }: Pick<RiderDocument, 'steps'>, step: Step): readonly Step[] => [...steps, step].slice(-KEPT)
