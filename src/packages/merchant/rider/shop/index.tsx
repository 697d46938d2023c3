import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import type { OfferAtCounter } from '../../../../../contract/merchant/counter'
import type { MerchantId } from '../../../../../contract/merchant/ids'
import type { ShopPicture as Shown } from '../../../../../contract/merchant/pictures'
import type { RedeemRefusal } from '../../../../../contract/merchant/redeemRefusal'
import { openPage } from '../../../../routes'
import { useAction } from '../../../../services/useAction'
import { usePullRefresh } from '../../../../services/usePullRefresh'
import { useServerNow } from '../../../../services/useServerNow'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import { Notice } from '../../../../ui/notice/Notice'
import { Screen } from '../../../../ui/screen/Screen'
import { Answered } from '../../../../ui/states/Answered'
import { State } from '../../../../ui/states/State'
import { ShopPicture } from '../../ShopPicture'
import { useScanShop } from '../../useScanShop'
import { conditionTexts, leftText, priceText } from '../../words/offers'
import { redeemRefusalText } from '../../words/redeem'
import { Head } from './Head'
import { Pictures } from './Pictures'
import '../../offers.scss'

const TICK_MS = 60_000

function refusalWords(refusal: RedeemRefusal, now: Date): string {
  const { title, todo } = redeemRefusalText(refusal, now)
  return `${title}。${todo}`
}

interface OfferProps {
  offer: OfferAtCounter
  picture: Shown | undefined
  /** Nothing of this shop is given to whoever looks, and the page says why. */
  refusedAll: boolean
  now: Date
}

/** An offer with everything that decides whether one gets it, and what is left. */
function Offer({ offer: { title, note, price, limits, times, left, refusal }, picture, refusedAll, now }: OfferProps) {
  const rest = refusal && !refusedAll ? refusalWords(refusal, now) : leftText(refusedAll ? { ...left, you: null } : left, 'rider')
  return (
    <View className="offers__one">
      {picture && <ShopPicture url={picture.url} words={`${title}的照片`} />}
      <View className="offers__title">{title}</View>
      <View>{priceText(price)}</View>
      {note && <View className="offers__note">{note}</View>}
      {conditionTexts(limits, times, now).map((line) => (
        <View key={line} className="offers__note">
          {line}
        </View>
      ))}
      {rest && <View>{rest}</View>}
    </View>
  )
}

interface OffersProps {
  offers: readonly OfferAtCounter[]
  pictures: readonly Shown[]
  refusal: RedeemRefusal | null
  now: Date
}

function Offers({ offers, pictures, refusal, now }: OffersProps) {
  const pictureOf = ({ offerId }: OfferAtCounter) => pictures.find(({ offerIds }) => offerIds.includes(offerId))
  if (offers.length === 0) return <State icon="coin" title="这家店现在没有优惠" note="有新的优惠，会列在这里" />
  return (
    <Card title="给小哥的优惠">
      {refusal && <Notice tone="warn">{refusalWords(refusal, now)}</Notice>}
      <View className="offers">
        {offers.map((offer) => (
          <Offer key={offer.offerId} offer={offer} picture={pictureOf(offer)} refusedAll={refusal !== null} now={now} />
        ))}
      </View>
    </Card>
  )
}

/** Where no clerk has a phone, the rider scans what hangs in the shop. */
function Scan() {
  const { scan, problem } = useScanShop()
  return (
    <Card title="在店里用">
      <View>让店员扫你的小哥码。店里没人扫，就扫店里贴的码。</View>
      {problem && <Notice tone="warn">{problem}</Notice>}
      <Button icon="scan" onTap={scan}>
        扫店里的码
      </Button>
    </Card>
  )
}

/** One shop: what it is, what it gives, and what of that is left for me today. */
export default function ShopPage() {
  const { merchantId = '' } = useRouter().params
  const query = useAction('merchant.show', { merchantId: merchantId as MerchantId })
  const now = useServerNow(TICK_MS)
  usePullRefresh(query.refetch)
  return (
    <Screen>
      <Answered query={query}>
        {({ shop, pictures, refusal, offers }) => (
          <>
            <Pictures pictures={pictures.filter(({ offerIds }) => offerIds.length === 0)} name={shop.name} />
            <Head shop={shop} now={now} />
            <Offers offers={offers} pictures={pictures} refusal={refusal} now={now} />
            {!refusal && offers.length > 0 && <Scan />}
            <Button variant="ghost" onTap={() => openPage('reportShop', { merchantId: shop.merchantId })}>
              店里说话不算数？告诉区里
            </Button>
          </>
        )}
      </Answered>
    </Screen>
  )
}
