/**
 * The kinds of things that somebody has to do or be at soon, with their facts. It is an open interface: each domain adds its kinds in its
 * `today.ts`; the phone provides the words.
 */
// biome-ignore lint/suspicious/noEmptyInterface: domains add their kinds to it
export interface TodayKinds {}

/**
 * When something begins, and when it is too late for it. What has no `until` waits as long as it takes. What has no beginning of its own stands from
 * the beginning of the day, so that it reads the same until something changes.
 */
interface Times {
  at: string
  until?: string
}

/** One thing of today (今天), whichever domain it is of. */
export type TodayThing = { readonly [Kind in keyof TodayKinds]: { kind: Kind } & Times & TodayKinds[Kind] }[keyof TodayKinds]

/** By when one has to act: what is still to come by its beginning, what has begun by its end. */
function deadlineOf({ at, until }: Times, now: Date): number {
  const begins = Date.parse(at)
  if (begins > now.getTime()) return begins
  return until === undefined ? Number.POSITIVE_INFINITY : Date.parse(until)
}

/** What is not over, the nearest deadline first; what waits without one comes last. */
export const byDeadline = <Thing extends Times>(things: readonly Thing[], now: Date): Thing[] =>
  things
    .filter(({ until }) => until === undefined || Date.parse(until) > now.getTime())
    .map((thing) => ({ thing, deadline: deadlineOf(thing, now) }))
    .sort((a, b) => (a.deadline === b.deadline ? a.thing.at.localeCompare(b.thing.at) : a.deadline - b.deadline))
    .map(({ thing }) => thing)
