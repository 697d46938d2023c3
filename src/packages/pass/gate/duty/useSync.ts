import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { askAgainAfter } from '../../../../services/outOfDate'
import { isUnanswered } from '../../../../services/refusal'
import type { KeptQueue } from '../offline/keptQueue'
import { type SyncReport, sendQueue } from '../offline/sendQueue'
import type { Mode } from './useDuty'

export const isWorthTelling = ({ recorded, suspicious, unknown, refusal }: SyncReport) =>
  recorded + suspicious.length + unknown.length > 0 || (refusal !== null && !isUnanswered(refusal))

interface Server {
  readonly mode: Mode
  /** When it last answered: then it can be reached. */
  readonly answeredAt: number
}

/** Sends what waits as soon as the server answers again. `held`: what the guard still looks at and may change. */
export function useSync(compoundId: string, queue: KeptQueue, held: string | null, { mode, answeredAt }: Server) {
  const client = useQueryClient()
  const [report, setReport] = useState<SyncReport | null>(null)
  const running = useRef(false)
  const newestHeld = useRef(held)
  newestHeld.current = held
  const waits = queue.use().some(({ localId }) => localId !== held)

  useEffect(() => {
    if (mode !== 'online' || answeredAt === 0 || !waits || running.current) return
    running.current = true
    void sendQueue(queue, compoundId, () => newestHeld.current)
      .then((sent) => {
        if (isWorthTelling(sent)) setReport(sent)
        askAgainAfter(client, 'gate.sync', { ok: true })
      })
      .finally(() => {
        running.current = false
      })
  }, [mode, answeredAt, waits, queue, compoundId, client])

  return { report, dismiss: () => setReport(null) }
}
