import { aVerdict } from '../../../tests/builders/gates'
import { aLiveCode } from '../../../tests/builders/signedPasses'
import { type Prepare, type Shot, shotsOf } from './shot'
import { answering, holding } from './standIns'
import { inTurn, seen, tap } from './steps'

const clerk = { role: 'clerk', merchantId: 'mch_1' as never, merchantName: '天天包子（示例）' } as const

const counter = (valid: boolean) =>
  answering(() => {
    const now = new Date().toISOString()
    const checked = { at: now, now, merchantName: clerk.merchantName }
    return {
      'account.me': { rider: null, consents: [], workplaces: [clerk], unread: 0, messageCredits: 0 },
      'merchant.verify': valid
        ? { ...checked, valid, useId: 'use_1' as never, holder: aVerdict().holder, refusal: null }
        : { ...checked, valid, useId: null, holder: null, refusal: { reason: 'codeOtherAudience' } },
    }
  })

const scan = inTurn(
  holding(() => aLiveCode(new Date())),
  tap('扫顾客的码'),
)

const page = shotsOf('packages/merchant/counter/')
const shot = (name: string, caption: string, ...steps: Prepare[]) =>
  page(name, 'clerk', 'verify/index?merchantId=mch_1', caption, inTurn(...steps))

export const counterShots: readonly Shot[] = [
  shot('counter', '店员，扫码前', counter(true), seen('扫顾客的码')),
  shot('counter-valid', '店员，是认证小哥', counter(true), scan, seen('是认证小哥')),
  shot('counter-other', '店员，码用错了地方', counter(false), scan, seen('没核上')),
]
