import { useDidHide } from '@tarojs/taro'
import { useState } from 'react'
import type { Vehicle } from '../../../../../contract/pass/compoundRules'
import type { Credential, GateView } from '../../../../../contract/pass/gate'
import { partsOf } from '../../../../../contract/pass/signedPass'
import { clockState, serverNow } from '../../../../services/clock'
import { errorText } from '../../../../services/errorText'
import { isUnanswered, type ReplyOf } from '../../../../services/refusal'
import { useAsk } from '../../../../services/useAsk'
import { useTurn } from '../../../../services/useTurn'
import { type GateList, listProblem } from '../offline/judge'
import type { Queue } from '../offline/queue'
import { type Judged, judgedByServer, judgeOnPhone } from './judged'
import type { Duty } from './useDuty'

/** What lies over the duty page. */
export type Looking =
  /** `slow`: longer than anybody should stand there for. */
  { kind: 'asking'; slow: boolean } | { kind: 'judged'; judged: Judged; credential: Credential } | { kind: 'failed'; words: string }

export interface Place {
  readonly compoundId: string
  readonly gate: GateView
  readonly list: GateList | null
  readonly queue: Queue
}

/** How long somebody stands at the gate for an answer that the phone could give itself. */
export const PATIENCE_MS = 5_000

type ByCode = Extract<Credential, { kind: 'code' }>

const canJudge = ({ text }: ByCode, { list }: Place) =>
  partsOf(text).signed !== null && listProblem(list, { now: serverNow(), sure: clockState().sure }) === null
const patience = () => new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE_MS))

/** What an answer shows; null: it is none. */
export function lookingAt(reply: ReplyOf<'gate.verify'>, credential: Credential): Looking | null {
  if (reply.ok) return { kind: 'judged', judged: judgedByServer(reply.data), credential }
  return isUnanswered(reply.error) ? null : { kind: 'failed', words: errorText(reply.error) }
}

/** What lies over the page belongs to the last check: whoever turned away from one isn't surprised by its answer. */
function useLooking() {
  const [looking, setLooking] = useState<Looking | null>(null)
  const { begin } = useTurn()
  const close = () => {
    begin()
    setLooking(null)
  }
  useDidHide(() => {
    if (looking?.kind !== 'judged') close()
  })
  return { looking, setLooking, begin, close }
}

/** Checks codes that were scanned: by the server, or on this phone where the server can't be asked or doesn't answer in time. */
export function useCheck(place: Place | null, { mode, goneSilent, refresh }: Pick<Duty, 'mode' | 'goneSilent' | 'refresh'>) {
  const { looking, setLooking, begin, close } = useLooking()
  const ask = useAsk('gate.verify')

  const check = async (text: string, vehicle: Vehicle) => {
    if (!place) return
    const credential: ByCode = { kind: 'code', text }
    const isCurrent = begin()
    const here = () => setLooking({ kind: 'judged', judged: judgeOnPhone(text, vehicle, place), credential })
    const settle = (reply: ReplyOf<'gate.verify'> | null) => {
      const answer = reply && lookingAt(reply, credential)
      if (answer) return setLooking(answer)
      goneSilent()
      here()
    }

    if (mode === 'noNetwork' || (mode === 'noAnswer' && canJudge(credential, place))) return here()
    setLooking({ kind: 'asking', slow: false })
    const asked = ask({ compoundId: place.compoundId, gateId: place.gate.gateId, credential, vehicle }).finally(refresh)
    const soon = await Promise.race([asked, patience()])
    if (!isCurrent()) return
    if (soon || canJudge(credential, place)) return settle(soon)
    setLooking({ kind: 'asking', slow: true })
    const late = await asked
    if (isCurrent()) settle(late)
  }

  return { looking, check, close, show: setLooking, begin, ask }
}

export type Check = ReturnType<typeof useCheck>
