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
import { leftText, priceText, unitText } from './words/offers'
import { redeemRefusalText } from './words/redeem'
import './offers.scss'

interface Props {
  offers: readonly OfferAtCounter[]
  busy: boolean
  onRedeem: (offer: OfferAtCounter, typed: Typed) => unknown
  /** What the tap is called: the clerk redeems, the rider uses. */
  word: string
}

/** What the customer can have, each with one tap; what they can't have now stands below, with the reason. */
export function OfferList({ offers, busy, onRedeem, word }: Props) {
  const [typing, setTyping] = useState<OfferAtCounter | null>(null)
  const choose = (offer: OfferAtCounter) => (typedFor(offer.price) ? setTyping(offer) : onRedeem(offer, {}))
  return (
    <View className="offers">
      {offers.map((offer) => (
        <OfferRow key={offer.offerId} offer={offer} busy={busy} word={word} onChoose={() => choose(offer)} />
      ))}
      {typing && (
        <AmountSheet
          offer={typing}
          word={word}
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

function OfferRow({ offer, busy, word, onChoose }: { offer: OfferAtCounter; busy: boolean; word: string; onChoose: () => unknown }) {
  const { title, note, price, left, refusal } = offer
  const words = refusal && redeemRefusalText(refusal, serverNow())
  const rest = leftText(left)
  return (
    <View className="offers__one">
      <View className="offers__title">{title}</View>
      <View>{priceText(price)}</View>
      {note && <View className="offers__note">{note}</View>}
      {words ? (
        <View className="offers__note">{`${words.title}。${words.todo}`}</View>
      ) : (
        rest && <View className="offers__note">{rest}</View>
      )}
      {!words && (
        <Button busy={busy} onTap={onChoose}>
          {word}
        </Button>
      )}
    </View>
  )
}

interface AmountProps {
  offer: OfferAtCounter
  word: string
  onTyped: (typed: Typed) => unknown
  onClose: () => void
}

const labelOf = (price: Price) => (price.kind === 'perUnit' ? `多少${unitText[price.unit]}` : '这一单多少元')

/** The bill, or how much it was, typed once; the screen says what to charge. */
function AmountSheet({ offer: { title, price }, word, onTyped, onClose }: AmountProps) {
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
    <Sheet
      title={title}
      onClose={onClose}
      actions={<Button onTap={send}>{amounts ? `${word}，收 ${moneyText(amounts.chargeFen)}` : word}</Button>}
    >
      <TextField id="amount" label={labelOf(price)} value={text} onChange={(value = '') => setText(value)} error={problem} maxLength={10} />
      {amounts && <View className="offers__charge">{`收 ${moneyText(amounts.chargeFen)}，优惠 ${moneyText(amounts.savedFen)}`}</View>}
    </Sheet>
  )
}
