import type { MerchantDocument } from '../../cloudfunctions/domains/merchant/merchantDocument'
import { unchanged } from '../../cloudfunctions/kernel/database/decision'
import { personIdOf } from '../../cloudfunctions/kernel/people/ids'
import { sealField } from '../../cloudfunctions/kernel/secrets/sealedField'
import type { MerchantId } from '../../contract/merchant/ids'
import { stepAt } from '../../contract/pass/passCode'
import { anOffer, offerId } from '../../tests/builders/offers'
import { codeByNode } from '../../tests/builders/passVectors'
import { aStation } from '../../tests/builders/stations'
import type { BenchRider } from '../pass/gates'

/** A merchant with one clerk, four meals a day for each rider, and a wash. */
export const shopId = (number: number) => `mch_bench${number}` as MerchantId
export const clerkOf = (number: number) => `oBench_clerk${number}`
export const MEAL = offerId('meal')

const LABELS = {
  definition: { name: 'merchants', indexes: [], retention: { keep: 'always', why: '' }, sealed: [{ path: 'label' }] },
} as const

export const benchShop = (number: number): MerchantDocument => ({
  ...unchanged,
  _id: shopId(number),
  name: `示例商户${number}`,
  townId: aStation().townId,
  open: true,
  people: [
    {
      personId: personIdOf(clerkOf(number)),
      role: 'clerk',
      label: sealField(LABELS, 'label', shopId(number), '示例店员'),
      since: new Date(),
    },
  ],
  joined: [],
  offers: [anOffer('meal', { limits: { personDay: 5, personMonth: 60 } }), anOffer('wash')],
  given: {},
  takes: {},
})

/** The code for a counter that the rider's phone shows now. */
export const counterCodeOf = ({ passId, seed }: BenchRider, now: Date) =>
  codeByNode({ passId, seed, keyNo: 1, audience: 'counter', step: stepAt(now) })
