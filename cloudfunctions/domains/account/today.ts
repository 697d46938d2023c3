import type { TodayThing } from '../../../contract/kernel/today'
import { dayOf, startOf } from '../../kernel/calendar'
import type { AtHome } from '../../kernel/domain'

/** Riders who wait at the stations that somebody manages. */
export const todayAtStations = async ({ workplaces }: AtHome, now: Date): Promise<TodayThing[]> =>
  workplaces.flatMap((workplace) => {
    if (workplace.role !== 'stationManager' || workplace.waiting === 0) return []
    const { stationId, stationName, waiting } = workplace
    return [{ kind: 'ridersWaiting' as const, at: startOf(dayOf(now)).toISOString(), stationId, stationName, count: waiting }]
  })
