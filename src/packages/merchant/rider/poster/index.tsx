import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { OfferAtCounter, Redemption } from '../../../../../contract/merchant/counter'
import type { Typed } from '../../../../../contract/merchant/offer'
import { readShopCode, shopCodeText } from '../../../../../contract/merchant/posterCode'
import type { RedeemRefusal } from '../../../../../contract/merchant/redeemRefusal'
import { openPage, openTab } from '../../../../routes'
import { serverNow } from '../../../../services/clock'
import { errorText } from '../../../../services/errorText'
import { moneyText } from '../../../../services/money'
import { clockText } from '../../../../services/time'
import { useAction } from '../../../../services/useAction'
import { useServerNow } from '../../../../services/useServerNow'
import { useWrite } from '../../../../services/useWrite'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import { Notice } from '../../../../ui/notice/Notice'
import { Dialog } from '../../../../ui/overlay/Overlay'
import { Screen } from '../../../../ui/screen/Screen'
import { Answered } from '../../../../ui/states/Answered'
import { State } from '../../../../ui/states/State'
import { Verdict } from '../../../../ui/verdict/Verdict'
import { OfferList } from '../../OfferList'
import { sawRedemption } from '../../RedeemedWatch'
import { useScanShop } from '../../useScanShop'
import { paidText } from '../../words/offers'
import { redeemRefusalText } from '../../words/redeem'
import '../../words/refusals'

/** So long the proof is shown. Whoever comes later with it shows something that is over. */
const PROOF_MS = 60_000

const toRedemptions = () => openPage('redemptions')

/** Full colour, with a clock that goes and the seconds that are left: what a clerk looks at where no clerk has a phone. */
function Proof({ redemption, onClose }: { redemption: Redemption; onClose: () => void }) {
  const { at, merchantName, title, amounts, number } = redemption
  const left = Math.ceil((Date.parse(at) + PROOF_MS - useServerNow(1_000).getTime()) / 1000)
  const used = (
    <>
      <View className="offers__paid">{paidText('rider', amounts)}</View>
      <View>{`${title}，优惠 ${moneyText(amounts.savedFen)}`}</View>
    </>
  )
  if (left <= 0) {
    return (
      <Verdict
        tone="warn"
        saying={null}
        about={merchantName}
        word="凭证过时了"
        lead={`${clockText(at)} 用过 · 编号 ${number}。店里没看到的，请店里查这个编号`}
        actions={
          <>
            <Button variant="light" onTap={toRedemptions}>
              看我的优惠
            </Button>
            <Button variant="lightGhost" onTap={onClose}>
              关闭
            </Button>
          </>
        }
      >
        {used}
      </Verdict>
    )
  }
  return (
    <Verdict tone="ok" saying={null} ticking about={merchantName} word="已核销" lead={`编号 ${number} · 再亮 ${left} 秒`}>
      {used}
    </Verdict>
  )
}

/** The shop gives this rider nothing: why, and where one goes on. */
const Refused = ({ refusal }: { refusal: RedeemRefusal }) => {
  const { title, todo } = redeemRefusalText(refusal, serverNow())
  const way =
    refusal.reason === 'pass' ? (
      <Button onTap={() => openTab('pass')}>看我的小哥码</Button>
    ) : (
      <Button onTap={() => openPage('shops')}>看别的店</Button>
    )
  return <State icon="coin" title={title} note={todo} action={way} />
}

/** The code is none of a shop's: the next attempt is a tap away. */
function NotRead() {
  const { scan, problem } = useScanShop()
  const again = (
    <Button icon="scan" onTap={scan}>
      再扫一次
    </Button>
  )
  return (
    <>
      {problem && <Notice tone="warn">{problem}</Notice>}
      <State icon="qr" title="没认出店里的码" note="码可能脏了、破了，或者不是小哥优惠的码。对准整张码再扫一次" action={again} />
    </>
  )
}

interface Choosing {
  offer: OfferAtCounter
  typed: Typed
}

function AtShop({ poster }: { poster: string }) {
  const shop = useAction('merchant.atPoster', { poster })
  const { send } = useWrite('merchant.redeemAtPoster')
  const [chosen, setChosen] = useState<Choosing | null>(null)
  const [redemption, setRedemption] = useState<Redemption | null>(null)
  const [problem, setProblem] = useState<string | null>(null)

  const use = async ({ offer, typed }: Choosing) => {
    const reply = await send({ poster, offerId: offer.offerId, typed })
    if (!reply) return
    setChosen(null)
    if (!reply.ok) return setProblem(errorText(reply.error))
    const { redemption: redeemed, refusal } = reply.data
    if (redeemed) {
      sawRedemption(redeemed)
      return setRedemption(redeemed)
    }
    if (!refusal) return
    const { title, todo } = redeemRefusalText(refusal, serverNow())
    setProblem(`${title}。${todo}`)
  }

  if (redemption) return <Proof redemption={redemption} onClose={() => setRedemption(null)} />
  return (
    <Answered query={shop}>
      {({ merchantName, refusal, offers }) =>
        refusal ? (
          <Refused refusal={refusal} />
        ) : (
          <Card title={merchantName}>
            {problem && <Notice tone="warn">{problem}</Notice>}
            {offers.length === 0 ? (
              <State icon="coin" title="这家店现在没有优惠" note="有新的优惠，会列在这里" />
            ) : (
              <OfferList offers={offers} busy={false} by="rider" onRedeem={(offer, typed) => setChosen({ offer, typed })} />
            )}
            {chosen && (
              <Dialog
                title={`现在用“${chosen.offer.title}”？`}
                onClose={() => setChosen(null)}
                actions={
                  <>
                    <Button onTap={() => use(chosen)}>现在用</Button>
                    <Button variant="ghost" onTap={() => setChosen(null)}>
                      先不用
                    </Button>
                  </>
                }
              >
                <View>请在店员面前点。凭证只亮 60 秒，这次就算用过了。</View>
              </Dialog>
            )}
          </Card>
        )
      }
    </Answered>
  )
}

/** In a shop, opened by its poster: from WeChat's own scanner (`scene`) or from inside the app (`code`). */
export default function PosterPage() {
  const { scene = '', code = '' } = useRouter().params
  const posted = readShopCode(scene || code)
  return <Screen>{posted ? <AtShop poster={shopCodeText(posted)} /> : <NotRead />}</Screen>
}
