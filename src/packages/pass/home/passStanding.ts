import type { PassState, PassView } from '../../../../contract/pass/pass'

export interface PassStanding {
  state: PassState
  /** Why it doesn't hold, since when, and when it comes back by itself; null for one that holds or has run out. */
  end: PassView['end']
}

const isOver = (instant: string, now: Date) => Date.parse(instant) <= now.getTime()

/** How a pass stands now. Nothing may have been heard of it for long, so what was known to come is taken as come. */
export function passStanding({ state, end, suspendsAt, expiresAt }: PassView, now: Date): PassStanding {
  if (state !== 'active') return { state, end }
  if (isOver(expiresAt, now)) return { state: 'expired', end: null }
  if (suspendsAt && isOver(suspendsAt, now)) return { state: 'suspended', end: { reason: 'leftStation', since: suspendsAt, until: null } }
  return { state: 'active', end: null }
}
