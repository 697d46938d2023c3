import { useState } from 'react'
import type { Vehicle } from '../../../../../contract/pass/compoundRules'
import { serverNow } from '../../../../services/clock'
import type { ReplyOf } from '../../../../services/refusal'
import { gateRefusalForGuard } from './guardWords'
import { type Check, lookingAt, type Place } from './useCheck'

const NO_ANSWER = '没连上网，数字核不了。请他点“门岗没有网络？”，您来扫码；还不行，登记在纸质本上'

/** What is wrong with the digits themselves: they are typed again, on the same keypad. */
function digitsProblem(reply: ReplyOf<'gate.verify'>): string | null {
  const refusal = reply.ok ? reply.data.refusal : null
  if (refusal?.reason !== 'digitsWrong' && refusal?.reason !== 'tooManyTries') return null
  const { title, todo } = gateRefusalForGuard(refusal, serverNow())
  return `${title}。${todo}`
}

/** Checks digits that a rider said. Only the server can; `problem`: why they have to be said again, or in another way. */
export function useTyped({ compoundId, gate }: Pick<Place, 'compoundId' | 'gate'>, vehicle: Vehicle, { ask, begin, show }: Check) {
  const [problem, setProblem] = useState<string | null>(null)

  /** Whether it led anywhere. */
  const send = async (phoneTail: string, digits: string): Promise<boolean> => {
    const isCurrent = begin()
    const credential = { kind: 'digits', phoneTail, digits } as const
    const reply = await ask({ compoundId, gateId: gate.gateId, credential, vehicle })
    if (!isCurrent()) return false
    const wrong = digitsProblem(reply)
    const answer = wrong ? null : lookingAt(reply, credential)
    setProblem(answer ? null : (wrong ?? NO_ANSWER))
    if (answer) show(answer)
    return answer !== null
  }

  return { send, problem }
}
