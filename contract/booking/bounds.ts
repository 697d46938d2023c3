import { HOUR_MS } from '../kernel/duration'

/**
 * When an offer ends: when its own time is over, and with the beginning at the latest. The beginning may be moved while a place is offered, so this is
 * asked whenever it matters.
 */
export const offerEndsAt = (until: Date, startsAt: Date): Date => (until < startsAt ? until : startsAt)

export interface CancelBounds {
  readonly startsAt: Date
  /** Until then a place is given back without consequence. */
  readonly cancelUntil: Date
  /** Others have changed it or taken it for the person: so long it is given back without consequence, also after the beginning. */
  readonly freeUntil: Date | null
}

/** What giving a place back would be now: without consequence, late (noted), or no longer possible. */
export function cancellingAt({ startsAt, cancelUntil, freeUntil }: CancelBounds, now: Date): 'free' | 'late' | 'no' {
  if (freeUntil !== null && now < freeUntil) return 'free'
  if (now >= startsAt) return 'no'
  return now <= cancelUntil ? 'free' : 'late'
}

/** When giving a place back ends to be without consequence, as {@link cancellingAt} decides. It may be over. */
export function freeEndsAt({ startsAt, cancelUntil, freeUntil }: CancelBounds): Date {
  const deadline = cancelUntil < startsAt ? cancelUntil : startsAt
  return freeUntil !== null && freeUntil > deadline ? freeUntil : deadline
}

/** Who is told of a decision of others has so long at the least to give the place back: two nights, whatever the shift. */
const FREE_HOURS = 48

/** When the way out ends to be free that somebody has because of what others decide now. */
export const freeWayFrom = (now: Date): Date => new Date(now.getTime() + FREE_HOURS * HOUR_MS)

/** The same for a place by when it was taken; null: the person took it, and not others. */
export const givenUntil = ({ since, given }: { readonly since: Date; readonly given?: boolean | undefined }): Date | null =>
  given ? freeWayFrom(since) : null
