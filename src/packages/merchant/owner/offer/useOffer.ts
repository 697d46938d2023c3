import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { OfferId } from '../../../../../contract/merchant/ids'
import { touchesMoney } from '../../../../../contract/merchant/offerMoney'
import type { OwnShop } from '../../../../../contract/merchant/ownShop'
import { serverNow } from '../../../../services/clock'
import { errorText } from '../../../../services/errorText'
import type { AnyRefusal } from '../../../../services/refusal'
import { newRequestId } from '../../../../services/requestId'
import { dayOf } from '../../../../services/time'
import { useWrite } from '../../../../services/useWrite'
import { newOffer, type OfferValues, type Problems, termsOf, valuesOf } from './values'

const newOfferId = () =>
  `off_${newRequestId()
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .slice(0, 32)}` as OfferId

/** The offer of the page's address while it is changed, or a new one. What was proposed last is what one goes on with. */
export function useOffer({ shop: { merchantId }, offers, proposals }: OwnShop) {
  const asked = useRouter().params.offerId as OfferId | undefined
  const [offerId] = useState(() => asked ?? newOfferId())
  const given = offers.find((one) => one.offerId === offerId)?.terms ?? null
  const proposed = proposals.find((one) => one.offerId === offerId)?.terms ?? null
  const [values, setValues] = useState<OfferValues>(() => {
    const known = proposed ?? given
    const today = dayOf(serverNow())
    return known ? valuesOf(known, today) : newOffer(today)
  })
  const [problems, setProblems] = useState<Problems>({})
  const [problem, setProblem] = useState<string | null>(null)
  const { send } = useWrite('merchant.proposeOffer')
  const typed = termsOf(values)
  const isWhole = Object.keys(typed.problems).length === 0

  const set = (part: Partial<OfferValues>) => {
    setProblems({})
    setProblem(null)
    setValues((before) => ({ ...before, ...part }))
  }

  const submit = async () => {
    setProblems(typed.problems)
    const [first] = Object.keys(typed.problems)
    if (first) return Taro.pageScrollTo({ selector: `#field-${first}`, duration: 200 })
    const reply = await send({ merchantId, offerId, terms: typed.terms })
    if (reply?.ok) return Taro.navigateBack()
    if (reply) refused(reply.error)
  }

  /** Shows a refused text at its field, and everything else above the button. */
  const refused = (refusal: AnyRefusal) => {
    const words = errorText(refusal)
    const at = refusal.code === 'TEXT_REFUSED' && textsOf[refusal.details.field ?? '']
    if (!at) return setProblem(words)
    setProblems({ [at]: words })
    return Taro.pageScrollTo({ selector: `#field-${at}`, duration: 200 })
  }

  /** What connects a line of text to its field. */
  const field = (name: TextName) => ({
    id: `field-${name}`,
    value: values[name],
    onChange: (value = '') => set({ [name]: value }),
    error: problems[name],
  })

  return { values, set, field, submit, problems, problem, terms: isWhole ? typed.terms : null, waits: touchesMoney(given, typed.terms) }
}

/** The fields of the texts that WeChat checks, by their paths in the input. */
const textsOf: Readonly<Record<string, 'title' | 'note'>> = { 'terms.title': 'title', 'terms.note': 'note' }

type TextName = { [Name in keyof OfferValues]: OfferValues[Name] extends string ? Name : never }[keyof OfferValues]
export type OfferForm = ReturnType<typeof useOffer>
