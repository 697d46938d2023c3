import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import type { DeclineReason } from '../../../../../contract/merchant/counter'
import type { MerchantId } from '../../../../../contract/merchant/ids'
import { openPage } from '../../../../routes'
import { serverNow } from '../../../../services/clock'
import { moneyText } from '../../../../services/money'
import { clockText } from '../../../../services/time'
import { Button } from '../../../../ui/button/Button'
import { ListRow } from '../../../../ui/listRow/ListRow'
import { Notice } from '../../../../ui/notice/Notice'
import { Sheet } from '../../../../ui/overlay/Overlay'
import { Verdict } from '../../../../ui/verdict/Verdict'
import { HolderCard } from '../../../pass/HolderCard'
import { OfferList } from '../../OfferList'
import { paidText } from '../../words/offers'
import { declineText, redeemRefusalText } from '../../words/redeem'
import { counterRefusalText } from './refusalWords'
import type { Checked, CounterDesk, Customer, Problem, Stage } from './useCounter'

interface Props {
  desk: CounterDesk
  customer: Customer
  merchantId: MerchantId
}

interface NextProps {
  desk: CounterDesk
  /** The same customer once more. */
  again?: boolean
  /** Stands above the buttons, in sight wherever the page is scrolled. */
  above?: ReactNode
  /** What else can be done, beside the way out. */
  children?: ReactNode
}

/** What comes after this customer: the next scan, and the other ways in one row. */
const Next = ({ desk, again = false, above, children }: NextProps) => (
  <View className="counter__actions">
    {above}
    <View className="counter__row">
      <Button variant="light" onTap={desk.scan}>
        {again ? '再扫一次' : '扫下一位'}
      </Button>
      {children}
      <Button variant="lightGhost" onTap={desk.close}>
        关闭
      </Button>
    </View>
  </View>
)

/** A code that doesn't do says nothing about who shows it. */
const wordOf = ({ valid, refusal }: Checked) => {
  if (valid) return '是认证小哥'
  return refusal?.reason.startsWith('code') ? '没核上' : '不能优惠'
}

function problemText(problem: Problem): string {
  if ('words' in problem) return problem.words
  const { title, todo } = redeemRefusalText(problem.refusal, serverNow())
  return `${title}。${todo}`
}

const DeclineSheet = ({ onDecline, onClose }: { onDecline: (reason: DeclineReason) => unknown; onClose: () => void }) => (
  <Sheet title="为什么不给" onClose={onClose}>
    {(Object.keys(declineText) as DeclineReason[]).map((reason) => (
      <ListRow key={reason} title={declineText[reason]} onTap={() => onDecline(reason)} />
    ))}
  </Sheet>
)

/** Whether this customer is a rider, and what they can have. Who isn't one hears why in words that can be said aloud in a queue. */
function CheckedCustomer({ desk, id, stage }: { desk: CounterDesk; id: number; stage: Extract<Stage, { kind: 'checked' }> }) {
  const [declining, setDeclining] = useState(false)
  const { checked, problem, redeeming } = stage
  const { valid, merchantName, now, holder, refusal, shopRefusal, offers = [], scan } = checked
  const words = shopRefusal ? redeemRefusalText(shopRefusal, serverNow()) : refusal && counterRefusalText(refusal)
  return (
    <Verdict
      key={`${id} ${now}`}
      tone={valid ? 'ok' : 'no'}
      about={merchantName}
      word={wordOf(checked)}
      saying={valid ? null : 'lookAtScreen'}
      lead={`${clockText(now)} 已联网核验`}
      actions={
        <Next desk={desk} again={!valid} above={problem && <Notice tone="warn">{problemText(problem)}</Notice>}>
          {scan && (
            <Button variant="lightGhost" onTap={() => setDeclining(true)}>
              不给
            </Button>
          )}
        </Next>
      }
    >
      {words && (
        <View>
          <View className="counter__title">{words.title}</View>
          <View>{words.todo}</View>
        </View>
      )}
      {holder && <HolderCard holder={holder} />}
      {offers.length > 0 && (
        <OfferList offers={offers} busy={redeeming} by="clerk" onRedeem={(offer, typed) => desk.redeem(id, checked, offer, typed)} />
      )}
      {declining && <DeclineSheet onClose={() => setDeclining(false)} onDecline={(reason) => desk.decline(id, checked, reason)} />}
    </Verdict>
  )
}

/** What fills the screen for the customer in front, once there is an answer. */
export function CustomerVerdict({ desk, customer: { id, stage }, merchantId }: Props) {
  switch (stage.kind) {
    case 'asking':
      return null
    case 'notChecked':
      return (
        <>
          <Notice tone="warn">{stage.words}</Notice>
          <Button icon="scan" onTap={desk.scan}>
            扫顾客的码
          </Button>
          <Button variant="ghost" onTap={desk.close}>
            关闭
          </Button>
        </>
      )
    case 'checked':
      return <CheckedCustomer desk={desk} id={id} stage={stage} />
    case 'declined':
      return (
        <Verdict
          tone="warn"
          saying="lookAtScreen"
          about={stage.checked.merchantName}
          word="没有给"
          lead={`记下了：${declineText[stage.reason]}`}
          actions={<Next desk={desk} />}
        />
      )
    case 'redeemed': {
      const { redemption, checked } = stage
      const { amounts, at, number, title, merchantName } = redemption
      return (
        <Verdict
          key={`${id} redeemed`}
          tone="ok"
          saying={null}
          about={merchantName}
          word="已核销"
          lead={`${clockText(at)} · 编号 ${number}`}
          actions={
            <Next desk={desk}>
              <Button variant="lightGhost" onTap={() => openPage('shopLog', { merchantId })}>
                点错了
              </Button>
            </Next>
          }
        >
          <View className="offers__paid">{paidText('clerk', amounts)}</View>
          <View>{`${title}，优惠 ${moneyText(amounts.savedFen)}`}</View>
          <View>{checked.holder?.maskedName}</View>
        </Verdict>
      )
    }
  }
}
