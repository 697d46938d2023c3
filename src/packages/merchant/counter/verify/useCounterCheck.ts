import { useDidHide } from '@tarojs/taro'
import { useState } from 'react'
import type { Actions } from '../../../../../contract'
import type { OutputOf } from '../../../../../contract/kernel/action'
import { errorText } from '../../../../services/errorText'
import { isUnanswered } from '../../../../services/refusal'
import { scanCode } from '../../../../services/scan/scanCode'
import { noCameraText } from '../../../../services/scan/scanned'
import { useAsk } from '../../../../services/useAsk'
import { useTurn } from '../../../../services/useTurn'

export type Checked = OutputOf<Actions['merchant.verify']>
type Looking = { kind: 'asking' } | { kind: 'checked'; checked: Checked }

/** As long as a code of ours can be, and more: `CredentialText`. */
const LONGEST = 600
const NO_CODE = '这不是小哥码。请顾客打开“小哥码”，切到“优惠”，再扫一次'
const NO_ANSWER = '没连上网，核不了。换个信号好的地方，请顾客亮新的码，再扫一次'

/** Scans a customer's code and has it checked. Only the server can: a discount isn't given without network. */
export function useCounterCheck(merchantId: string) {
  const [looking, setLooking] = useState<Looking | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const { begin } = useTurn()
  const ask = useAsk('merchant.verify')

  const close = () => {
    begin()
    setLooking(null)
  }
  useDidHide(() => {
    if (looking?.kind === 'asking') close()
  })

  const scan = async () => {
    setProblem(null)
    const scanned = await scanCode()
    if (scanned.kind === 'cancelled') return
    if (scanned.kind === 'noCamera') return setProblem(noCameraText[scanned.why])
    if (scanned.text === '' || scanned.text.length > LONGEST) return setProblem(NO_CODE)
    const isCurrent = begin()
    setLooking({ kind: 'asking' })
    const reply = await ask({ merchantId, text: scanned.text })
    if (!isCurrent()) return
    setLooking(reply.ok ? { kind: 'checked', checked: reply.data } : null)
    if (!reply.ok) setProblem(isUnanswered(reply.error) ? NO_ANSWER : errorText(reply.error))
  }

  return { looking, problem, scan, close }
}
