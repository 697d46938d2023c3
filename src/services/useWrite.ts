import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { ActionName, Actions } from '../../contract/index'
import type { InputOf } from '../../contract/kernel/action'
import { callAction } from './callAction'
import { askAgainAfter } from './outOfDate'
import type { ReplyOf } from './refusal'
import { newRequestId } from './requestId'

interface Try {
  input: string
  requestId: string
}

/** The same input after a lost reply continues the same try; anything else begins a new one. */
function continueTry(last: Try | null, input: unknown): Try {
  const text = JSON.stringify(input)
  return last?.input === text ? last : { input: text, requestId: newRequestId() }
}

interface Options {
  /** The reads whose whole answer the reply brings: the caller puts it in their place. */
  shown?: readonly ActionName[]
}

/**
 * Writes by an action. `send` gives the reply, or null while an earlier one is under way: a second tap does nothing. Afterwards
 * every page that shows what this action changes is brought up to date (`outOfDate.ts`).
 */
export function useWrite<N extends ActionName>(name: N, { shown = [] }: Options = {}) {
  const client = useQueryClient()
  const running = useRef(false)
  const lost = useRef<Try | null>(null)
  const [busy, setBusy] = useState(false)

  const send = async (input: InputOf<Actions[N]>): Promise<ReplyOf<N> | null> => {
    if (running.current) return null
    running.current = true
    setBusy(true)
    const current = continueTry(lost.current, input)
    try {
      const reply = await callAction(name, input, current.requestId)
      lost.current = !reply.ok && reply.error.code === 'NO_REPLY' ? current : null
      askAgainAfter(client, name, reply, shown)
      return reply
    } finally {
      running.current = false
      setBusy(false)
    }
  }

  return { send, busy }
}
