import type { ApplicationView } from '../../../../../contract/account/station'
import { replacePage } from '../../../../routes'
import { actionKey, fetchAction, useAnswer } from '../../../../services/useAction'

/** Who has waited longest at this station beside this rider, and the way there; null: nobody, as far as is known. */
export function useNext({ riderId, station: { stationId } }: ApplicationView) {
  // A name of its own: the list of the station has the same question page by page.
  const { data } = useAnswer<'station.waiting'>([...actionKey('station.waiting', { stationId }), 'next'], () =>
    fetchAction('station.waiting', { stationId }),
  )
  const next = data?.riders.find((rider) => rider.riderId !== riderId)
  return next ? { realName: next.realName, open: () => replacePage('application', { riderId: next.riderId, after: 'vouched' }) } : null
}

export type Next = ReturnType<typeof useNext>
