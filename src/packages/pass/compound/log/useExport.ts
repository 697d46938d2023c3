import { useState } from 'react'
import type { Actions } from '../../../../../contract'
import type { OutputOf } from '../../../../../contract/kernel/action'
import type { CompoundId } from '../../../../../contract/pass/ids'
import { callAction } from '../../../../services/callAction'
import { serverNow } from '../../../../services/clock'
import { errorText } from '../../../../services/errorText'
import type { RefusalOf } from '../../../../services/refusal'
import { dayOf } from '../../../../services/time'
import { rangeProblem } from './exportRange'
import type { exportReasonText } from './exportReasons'

export type ExportReason = keyof typeof exportReasonText

const problemText = (error: RefusalOf<'compound.exportLog'>) =>
  error.code === 'TOO_MANY' ? `记录超过 ${error.details.limit} 条，请把日期缩短，分几次导出` : errorText(error)

/** A period, a reason, and the file that comes of them. */
export function useExport(compoundId: CompoundId, day: string) {
  const [from, setFrom] = useState(day)
  const [to, setTo] = useState(day)
  const [reason, setReason] = useState<ExportReason | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [file, setFile] = useState<OutputOf<Actions['compound.exportLog']> | null>(null)

  const changing =
    <T>(set: (value: T) => void) =>
    (value: T) => {
      set(value)
      setProblem(null)
    }

  const send = async () => {
    const wrong = rangeProblem(from, to, dayOf(serverNow())) ?? (reason ? null : '请先选一个原因')
    if (wrong || !reason) return setProblem(wrong)
    const reply = await callAction('compound.exportLog', { compoundId, from, to, reason })
    if (reply.ok) setFile(reply.data)
    else setProblem(problemText(reply.error))
  }

  return { from, to, reason, problem, file, setFrom: changing(setFrom), setTo: changing(setTo), setReason: changing(setReason), send }
}
