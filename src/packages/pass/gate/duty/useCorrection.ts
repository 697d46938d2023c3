import type { LogRow } from '../../../../../contract/pass/gate'
import type { GuardRefusal } from '../../../../../contract/pass/gateVerdict'
import { errorText } from '../../../../services/errorText'
import type { ReplyOf } from '../../../../services/refusal'
import { useWrite } from '../../../../services/useWrite'
import type { Queue } from '../offline/queue'
import type { Entry } from './judged'

/** How a correction ended. `row`: as the server has it now; null: it will hear of it later. */
export type Corrected = { done: true; row: LogRow | null } | { done: false; problem: string }

const UNDER_WAY = '这一条正在补传。补好以后，请在今天的名单里撤销'

const onPhone = (done: boolean): Corrected => (done ? { done, row: null } : { done, problem: UNDER_WAY })

const byServer = (reply: ReplyOf<'gate.refuse' | 'gate.undo'> | null): Corrected | null => {
  if (!reply) return null
  return reply.ok ? { done: true, row: reply.data } : { done: false, problem: errorText(reply.error) }
}

/** Keeps somebody out after all, or takes back a mistake: at the server, or on the phone while it still waits there. Null: a second tap. */
export function useCorrection(compoundId: string, queue: Queue) {
  const refusing = useWrite('gate.refuse')
  const undoing = useWrite('gate.undo')

  return {
    refuse: async (entry: Entry, reason: GuardRefusal): Promise<Corrected | null> =>
      'localId' in entry
        ? onPhone(queue.refuse(entry.localId, reason))
        : byServer(await refusing.send({ compoundId, useId: entry.useId, reason })),
    undo: async (entry: Entry): Promise<Corrected | null> =>
      'localId' in entry ? onPhone(queue.undo(entry.localId)) : byServer(await undoing.send({ compoundId, useId: entry.useId })),
  }
}

export type Correction = ReturnType<typeof useCorrection>
