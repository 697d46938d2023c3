import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { ActionName, Actions } from '../../contract/index'
import type { InputOf } from '../../contract/kernel/action'
import { callAction } from './callAction'
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

/**
 * Writes by an action. `send` gives the reply, or null while an earlier one is under way: a second tap does nothing.
 * `changes` names the actions whose answers a success makes out of date; they are asked again.
 */
export function useWrite<N extends ActionName>(name: N, changes: readonly ActionName[] = []) {
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
      if (reply.ok) for (const changed of changes) void client.invalidateQueries({ queryKey: [changed] })
      return reply
    } finally {
      running.current = false
      setBusy(false)
    }
  }

  return { send, busy }
}
