import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { RemoveReason, ReturnReason } from '../../../../../contract/account/rider'
import type { ApplicationView } from '../../../../../contract/account/station'
import { errorText } from '../../../../services/errorText'
import type { RefusalOf } from '../../../../services/refusal'
import { actionKey } from '../../../../services/useAction'
import { useWrite } from '../../../../services/useWrite'
import { statusLabel } from '../reasons'

type Reply = { ok: true; data: ApplicationView } | { ok: false; error: RefusalOf<'station.vouch' | 'station.return' | 'station.remove'> }

export interface Outcome {
  tone: 'ok' | 'warn' | 'no'
  words: string
}

/** Somebody else was quicker, or the rider changed something: what is on the screen is old. */
const STALE: ReadonlySet<string> = new Set(['CHANGED_MEANWHILE', 'NOT_WAITING', 'NOT_VERIFIED', 'NOT_FOUND'])

function wordsFor(error: Extract<Reply, { ok: false }>['error']): Outcome {
  if (error.code === 'NOT_WAITING')
    return { tone: 'warn', words: `已经有人处理过了：现在是“${statusLabel[error.details.status]}”。页面已换成最新的。` }
  if (error.code === 'CHANGED_MEANWHILE') return { tone: 'warn', words: '小哥刚改过资料，页面已换成最新的。请再看一遍再决定。' }
  return { tone: 'no', words: errorText(error) }
}

/** The decisions about one application. Each holds for what was on the screen; a stale screen is loaded again and says so. */
export function useReview({ riderId, revision }: ApplicationView, reload: () => Promise<unknown>) {
  const client = useQueryClient()
  const vouching = useWrite('station.vouch')
  const returning = useWrite('station.return')
  const removing = useWrite('station.remove')
  const [outcome, setOutcome] = useState<Outcome | null>(null)

  /** Whether it was done. */
  const finish = async (reply: Reply | null, words: (status: ApplicationView['status']) => string): Promise<boolean> => {
    if (!reply) return false
    if (reply.ok) {
      client.setQueryData(actionKey('station.application', { riderId }), reply.data)
      setOutcome({ tone: 'ok', words: words(reply.data.status) })
      return true
    }
    setOutcome(wordsFor(reply.error))
    if (STALE.has(reply.error.code)) await reload()
    return false
  }

  return {
    outcome,
    vouch: async () =>
      finish(await vouching.send({ riderId, revision }), (status) =>
        status === 'verified' ? '已担保，认证通过。小哥会收到消息。' : '已担保，接下来由区里审核。小哥会收到消息。',
      ),
    giveBack: async (reasons: ReturnReason[]) =>
      finish(await returning.send({ riderId, revision, reasons }), () => '已退回。小哥会收到消息，改好后会再出现在“待担保”里。'),
    remove: async (reason: RemoveReason) =>
      finish(await removing.send({ riderId, reason }), () => '已移出站点。小哥会收到消息，认证随之失效。'),
  }
}

export type Review = ReturnType<typeof useReview>
