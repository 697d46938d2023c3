import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import type { ActionName, Actions } from '../../contract/index'
import type { InputOf } from '../../contract/kernel/action'
import { callAction } from './callAction'
import { askAgainAfter } from './outOfDate'
import { newRequestId } from './requestId'

/**
 * Asks about what is before somebody's eyes, e.g. a code, and takes a new question while an old one is under way: the next person in the queue doesn't
 * wait for it. The same question after a lost reply continues the same try: the code may have been used up by the first.
 */
export function useAsk<N extends ActionName>(name: N) {
  const client = useQueryClient()
  const lost = useRef<{ input: string; requestId: string } | null>(null)

  return async (input: InputOf<Actions[N]>) => {
    const text = JSON.stringify(input)
    const current = lost.current?.input === text ? lost.current : { input: text, requestId: newRequestId() }
    lost.current = current
    const reply = await callAction(name, input, current.requestId)
    const isLost = !reply.ok && reply.error.code === 'NO_REPLY'
    askAgainAfter(client, name, reply)
    if (!isLost && lost.current === current) lost.current = null
    return reply
  }
}
