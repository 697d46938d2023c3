import { useState } from 'react'
import { isUnanswered } from '../../../../services/refusal'
import { actionKey, fetchAction, type Refused, useAction, useAnswer } from '../../../../services/useAction'
import { useOnline } from '../../../../services/useOnline'

const EVERY_TEN_SECONDS = 10_000
const EVERY_TEN_MINUTES = 10 * 60_000

/** How a code is checked now. It changes by itself, with the phone's network and with every answer that comes or doesn't. */
export type Mode = 'online' | 'noNetwork' | 'noAnswer'

/** Without network nothing was asked: that says nothing about the server. */
const hasGoneSilent = (error: Refused | null) => error !== null && error.refusal.code !== 'OFFLINE' && isUnanswered(error.refusal)

/** What the duty page knows of the server, asked again and again while it is shown. */
export function useDuty(compoundId: string) {
  const duty = useAction('gate.duty', { compoundId }, { everyMs: EVERY_TEN_SECONDS })
  const list = useAction('gate.offlineList', { compoundId, short: true }, { everyMs: EVERY_TEN_MINUTES })
  // The newest page alone, under a name of its own: the page of all of today has it page by page.
  const today = useAnswer<'gate.today'>(
    [...actionKey('gate.today', { compoundId }), 'newest'],
    () => fetchAction('gate.today', { compoundId }),
    { everyMs: EVERY_TEN_SECONDS },
  )
  const online = useOnline()
  /** When a check last went unanswered, by the phone's clock. */
  const [unansweredAt, setUnansweredAt] = useState(0)

  const refresh = () => Promise.all([duty.refetch({ cancelRefetch: false }), today.refetch({ cancelRefetch: false })])

  const isSilent = unansweredAt > today.dataUpdatedAt || hasGoneSilent(today.error)
  const answering: Mode = isSilent ? 'noAnswer' : 'online'
  const mode: Mode = online ? answering : 'noNetwork'
  return { duty, list, today, mode, refresh, goneSilent: () => setUnansweredAt(Date.now()) }
}

export type Duty = ReturnType<typeof useDuty>
