import { useDidHide } from '@tarojs/taro'
import { useState } from 'react'
import type { Actions } from '../../../../../contract'
import type { RollRow } from '../../../../../contract/course/attendance'
import type { OutputOf } from '../../../../../contract/kernel/action'
import { errorText } from '../../../../services/errorText'
import { isUnanswered, type RefusalOf } from '../../../../services/refusal'
import { scanCode } from '../../../../services/scan/scanCode'
import { noCameraText } from '../../../../services/scan/scanned'
import { useAsk } from '../../../../services/useAsk'
import { useTurn } from '../../../../services/useTurn'
import type { LessonInput } from './useRoll'

export type ScannedRider = OutputOf<Actions['attendance.scanRider']>
export type Looking =
  | { kind: 'asking' }
  | { kind: 'seen'; answer: ScannedRider }
  | { kind: 'refused'; refusal: RefusalOf<'attendance.scanRider'> }

/** As long as a code of ours can be, and more: `CredentialText`. */
const LONGEST = 600
const NO_CODE = '这不是小哥的码。请小哥打开小哥码或听课证，再扫一次'
const NO_ANSWER = '没连上网，没记上。换个信号好的地方再扫，或者先在纸上记下，回头补记'

/** Scans a rider's phone and has it noted. */
export function useScanRider(lesson: LessonInput, replace: (row: RollRow) => void) {
  const [looking, setLooking] = useState<Looking | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const { begin } = useTurn()
  const ask = useAsk('attendance.scanRider')

  const close = () => {
    begin()
    setLooking(null)
  }
  useDidHide(() => {
    if (looking?.kind === 'asking') close()
  })

  const fail = (why: string) => {
    close()
    setProblem(why)
  }

  const scan = async () => {
    setProblem(null)
    const scanned = await scanCode()
    if (scanned.kind === 'cancelled') return
    if (scanned.kind === 'noCamera') return fail(`${noCameraText[scanned.why]}；也可以点名`)
    if (scanned.text === '' || scanned.text.length > LONGEST) return fail(NO_CODE)
    const isCurrent = begin()
    setLooking({ kind: 'asking' })
    const reply = await ask({ ...lesson, text: scanned.text })
    if (reply.ok && reply.data.row) replace(reply.data.row)
    if (!isCurrent()) return
    if (reply.ok) return setLooking({ kind: 'seen', answer: reply.data })
    setLooking(isUnanswered(reply.error) ? null : { kind: 'refused', refusal: reply.error })
    if (isUnanswered(reply.error)) setProblem(reply.error.code === 'INTERNAL' ? errorText(reply.error) : NO_ANSWER)
  }

  return { looking, problem, scan, close }
}
