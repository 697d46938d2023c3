import { useDidHide } from '@tarojs/taro'
import { useRef, useState } from 'react'
import type { Actions } from '../../../../../contract'
import type { InputOf, OutputOf } from '../../../../../contract/kernel/action'
import type { DeclineReason, OfferAtCounter, Redemption } from '../../../../../contract/merchant/counter'
import type { MerchantId } from '../../../../../contract/merchant/ids'
import type { Typed } from '../../../../../contract/merchant/offer'
import type { RedeemRefusal } from '../../../../../contract/merchant/redeemRefusal'
import { errorText } from '../../../../services/errorText'
import { isUnanswered, type ReplyOf } from '../../../../services/refusal'
import { scanCode } from '../../../../services/scan/scanCode'
import { noCameraText } from '../../../../services/scan/scanned'
import { useAsk } from '../../../../services/useAsk'
import { wrongCodeText } from './wrongCode'

export type Checked = OutputOf<Actions['merchant.verify']>

/** How far it is with one customer. */
export type Stage =
  | { kind: 'asking' }
  /** The code was not checked; the clerk has to do something. */
  | { kind: 'notChecked'; words: string }
  /** `problem`: why the last tap has redeemed nothing. `redeeming`: the answer is under way. */
  | { kind: 'checked'; checked: Checked; problem: Problem | null; redeeming: boolean }
  | { kind: 'redeemed'; checked: Checked; redemption: Redemption }
  | { kind: 'declined'; checked: Checked; reason: DeclineReason }

export type Problem = { refusal: RedeemRefusal } | { words: string }

/** One customer of the queue. What comes back belongs to its customer, whoever is in front meanwhile. */
export interface Customer {
  readonly id: number
  readonly stage: Stage
}

const NO_ANSWER = '没连上网，核不了。换个信号好的地方，请顾客亮新的码，再扫一次'
const NOT_KNOWN = '没等到回答，不知道核上没有。再点一次，不会重复核销'

/** More than wait for an answer at one counter: the oldest ones leave the list. */
const MOST_CUSTOMERS = 6

function stageAfterCheck(reply: ReplyOf<'merchant.verify'>): Stage {
  if (reply.ok) return { kind: 'checked', checked: reply.data, problem: null, redeeming: false }
  return { kind: 'notChecked', words: isUnanswered(reply.error) ? NO_ANSWER : errorText(reply.error) }
}

/**
 * A counter with its queue. The next scan may begin while the last answer is under way. Only the server can check and redeem: nothing is given without
 * network.
 */
export function useCounter(merchantId: MerchantId) {
  const [customers, setCustomers] = useState<readonly Customer[]>([])
  const [front, setFront] = useState<number | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const numbers = useRef(0)
  const ask = { verify: useAsk('merchant.verify'), redeem: useAsk('merchant.redeem'), decline: useAsk('merchant.decline') }

  const put = (id: number, stage: Stage) => setCustomers((all) => all.map((one) => (one.id === id ? { id, stage } : one)))

  /** Leaves the customer in front; what is finished leaves the queue. */
  const close = () => {
    setCustomers((all) => all.filter(({ id, stage }) => id !== front || isUnderWay(stage)))
    setFront(null)
  }
  useDidHide(() => setFront((id) => (customers.find((one) => one.id === id)?.stage.kind === 'asking' ? null : id)))

  const check = async (input: Omit<InputOf<Actions['merchant.verify']>, 'merchantId'>) => {
    numbers.current += 1
    const id = numbers.current
    setCustomers((all) =>
      [...all.filter((one) => one.id !== front || isUnderWay(one.stage)), { id, stage: { kind: 'asking' } as const }].slice(
        -MOST_CUSTOMERS,
      ),
    )
    setFront(id)
    put(id, stageAfterCheck(await ask.verify({ merchantId, ...input })))
  }

  const scan = async () => {
    setProblem(null)
    const scanned = await scanCode()
    if (scanned.kind === 'cancelled') return
    if (scanned.kind === 'noCamera') return setProblem(noCameraText[scanned.why])
    const wrong = wrongCodeText(scanned.text)
    if (wrong) return setProblem(wrong)
    await check({ text: scanned.text })
  }

  const redeem = async (id: number, checked: Checked, { offerId }: Pick<OfferAtCounter, 'offerId'>, typed: Typed) => {
    const at = (next: Partial<Extract<Stage, { kind: 'checked' }>>): Stage => ({
      kind: 'checked',
      checked,
      problem: null,
      redeeming: false,
      ...next,
    })
    put(id, at({ redeeming: true }))
    const reply = await ask.redeem({ merchantId, scan: checked.scan ?? '', offerId, typed })
    if (!reply.ok) return put(id, at({ problem: { words: isUnanswered(reply.error) ? NOT_KNOWN : errorText(reply.error) } }))
    const { redemption, refusal } = reply.data
    if (redemption) return put(id, { kind: 'redeemed', checked, redemption })
    put(id, at({ problem: refusal && { refusal } }))
  }

  const decline = async (id: number, checked: Checked, reason: DeclineReason) => {
    const reply = await ask.decline({ merchantId, scan: checked.scan ?? '', reason })
    put(
      id,
      reply.ok
        ? { kind: 'declined', checked, reason }
        : { kind: 'checked', checked, problem: { words: errorText(reply.error) }, redeeming: false },
    )
  }

  const inFront = customers.find(({ id }) => id === front) ?? null
  return { customers, inFront, problem, scan, check, redeem, decline, close, open: setFront }
}

export type CounterDesk = ReturnType<typeof useCounter>

/** Something is still to come, or to be done, for this customer. */
export const isUnderWay = (stage: Stage) => stage.kind === 'asking' || (stage.kind === 'checked' && stage.redeeming)
