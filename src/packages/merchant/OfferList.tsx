import { View } from '@tarojs/components'
import { useState } from 'react'
import { amountsOf, typedFor } from '../../../contract/merchant/amounts'
import type { OfferAtCounter } from '../../../contract/merchant/counter'
import type { Price, Typed } from '../../../contract/merchant/offer'
import { serverNow } from '../../services/clock'
import { fenOf, moneyText } from '../../services/money'
import { Button } from '../../ui/button/Button'
import { TextField } from '../../ui/form/TextField'
import { Sheet } from '../../ui/overlay/Overlay'
import { leftText, type OfferReader, paidText, priceText, redeemWords, unitText } from './words/offers'
import { redeemRefusalText } from './words/redeem'
import './offers.scss'

interface Props {
  offers: readonly OfferAtCounter[]
  busy: boolean
  onRedeem: (offer: OfferAtCounter, typed: Typed) => unknown
  by: OfferReader
}

/** What the customer can have, each with one tap; what they can't have now stands below, with the reason. */
export function OfferList({ offers, busy, onRedeem, by }: Props) {
  const [typing, setTyping] = useState<OfferAtCounter | null>(null)
  const choose = (offer: OfferAtCounter) => (typedFor(offer.price) ? setTyping(offer) : onRedeem(offer, {}))
  const first = offers.find(({ refusal }) => refusal === null)
  return (
    <View className="offers">
      {offers.map((offer) => (
        <OfferRow key={offer.offerId} offer={offer} isFirst={offer === first} busy={busy} by={by} onChoose={() => choose(offer)} />
      ))}
      {typing && (
        <AmountSheet
          offer={typing}
          by={by}
          onClose={() => setTyping(null)}
          onTyped={(typed) => {
            setTyping(null)
            return onRedeem(typing, typed)
          }}
        />
      )}
    </View>
  )
}

interface RowProps {
  offer: OfferAtCounter
  /** The first that can be had: the one large button of the page. */
  isFirst: boolean
  busy: boolean
  by: OfferReader
  onChoose: () => unknown
}

/** The price large, the button with what is paid; of what can't be had now, the reason instead. */
function OfferRow({ offer, isFirst, busy, by, onChoose }: RowProps) {
  const { title, note, price, left, refusal } = offer
  const words = refusal && redeemRefusalText(refusal, serverNow())
  const rest = leftText(left, by)
  const amounts = amountsOf(price, {})
  return (
    <View className="offers__one">
      <View className="offers__title">{title}</View>
      <View className="offers__price">{priceText(price)}</View>
      {note && <View className="offers__note">{note}</View>}
      {words && <View className="offers__hindrance">{`现在不能用：${words.title}。${words.todo}`}</View>}
      {!words && rest && <View className="offers__note">{rest}</View>}
      {!words && (
        <Button variant={isFirst ? 'primary' : 'ghost'} busy={busy} onTap={onChoose}>
          {redeemWords(by, amounts)}
        </Button>
      )}
    </View>
  )
}

interface AmountProps {
  offer: OfferAtCounter
  by: OfferReader
  onTyped: (typed: Typed) => unknown
  onClose: () => void
}

const labelOf = (price: Price) => (price.kind === 'perUnit' ? `多少${unitText[price.unit]}` : '这一单多少元')

/** The bill, or how much it was, typed once; the screen says what to charge. */
function AmountSheet({ offer: { title, price }, by, onTyped, onClose }: AmountProps) {
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string>()
  const field = typedFor(price) ?? 'billFen'
  const typed = fenOf(text)
  const amounts = typed ? amountsOf(price, { [field]: typed }) : null
  const send = () => {
    if (typed && amounts) return onTyped({ [field]: typed })
    setProblem('输一个数，最多两位小数，比如 18.50')
  }
  return (
    <Sheet title={title} onClose={onClose} actions={<Button onTap={send}>{redeemWords(by, amounts)}</Button>}>
      <TextField id="amount" label={labelOf(price)} value={text} onChange={(value = '') => setText(value)} error={problem} maxLength={10} />
      {amounts && (
        <View className="offers__charge">
          <View>{paidText(by, amounts)}</View>
          <View>{`优惠 ${moneyText(amounts.savedFen)}`}</View>
        </View>
      )}
    </Sheet>
  )
}
