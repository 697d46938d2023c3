import { View } from '@tarojs/components'
import { useState } from 'react'
import type { MerchantId, OfferId } from '../../../../../contract/merchant/ids'
import type { Offer, OfferTerms } from '../../../../../contract/merchant/offer'
import type { OwnProposal, OwnShop } from '../../../../../contract/merchant/ownShop'
import { openPage } from '../../../../routes'
import { serverNow } from '../../../../services/clock'
import { errorText } from '../../../../services/errorText'
import { momentText } from '../../../../services/time'
import { usePullRefresh } from '../../../../services/usePullRefresh'
import { useWrite } from '../../../../services/useWrite'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import { Notice } from '../../../../ui/notice/Notice'
import { Dialog } from '../../../../ui/overlay/Overlay'
import { Screen } from '../../../../ui/screen/Screen'
import { Answered } from '../../../../ui/states/Answered'
import { State } from '../../../../ui/states/State'
import { conditionTexts, priceText } from '../../words/offers'
import { offerRefusalText } from '../../words/proposals'
import { useOwnShop } from '../OfShop'
import '../../icons.scss'

const Terms = ({ terms: { price, limits, times } }: { terms: OfferTerms }) => (
  <>
    {[priceText(price), ...conditionTexts(limits, times, serverNow())].map((line) => (
      <View key={line}>{line}</View>
    ))}
  </>
)

interface ProposalProps {
  proposal: OwnProposal
  onWithdraw: () => unknown
}

/** What waits for the district or was refused by it. */
const Proposal = ({ proposal: { at, terms, refused }, onWithdraw }: ProposalProps) => (
  <Notice tone={refused ? 'no' : 'warn'}>
    <View>
      {refused
        ? `区里没有通过：${offerRefusalText[refused.reason]}。点“改”，改好再交`
        : `${momentText(at, serverNow())} 交给区里看，还没答复：`}
    </View>
    <Terms terms={terms} />
    <Button variant="quiet" onTap={onWithdraw}>
      {refused ? '知道了，不要了' : '撤回'}
    </Button>
  </Notice>
)

interface OneProps {
  merchantId: MerchantId
  offer: Offer | null
  proposal: OwnProposal | null
  onWithdraw: (offerId: OfferId) => unknown
  onEnd: (offer: Offer) => void
}

/** One offer: what is given, and what is to become of it. */
function One({ merchantId, offer, proposal, onWithdraw, onEnd }: OneProps) {
  const one = offer ?? proposal
  if (!one) return null
  const { offerId, terms } = one
  return (
    <Card title={terms.title}>
      {offer ? <Terms terms={terms} /> : <View>新的优惠，还没有给小哥用</View>}
      {proposal && <Proposal proposal={proposal} onWithdraw={() => onWithdraw(offerId)} />}
      <Button variant="ghost" icon="pen" onTap={() => openPage('ownOffer', { merchantId, offerId })}>
        改
      </Button>
      {offer && (
        <Button variant="quiet" onTap={() => onEnd(offer)}>
          不再给了
        </Button>
      )}
    </Card>
  )
}

interface AllProps extends Pick<OneProps, 'onWithdraw' | 'onEnd'> {
  own: OwnShop
}

function All({ own: { shop, offers, proposals }, ...ways }: AllProps) {
  const proposalOf = (offerId: OfferId) => proposals.find((one) => one.offerId === offerId) ?? null
  const fresh = proposals.filter(({ offerId }) => !offers.some((offer) => offer.offerId === offerId))
  if (offers.length + fresh.length === 0) return <State icon="coin" title="还没有优惠" note="加一个优惠，区里看过就给小哥用" />
  return (
    <>
      {offers.map((offer) => (
        <One key={offer.offerId} merchantId={shop.merchantId} offer={offer} proposal={proposalOf(offer.offerId)} {...ways} />
      ))}
      {fresh.map((proposal) => (
        <One key={proposal.offerId} merchantId={shop.merchantId} offer={null} proposal={proposal} {...ways} />
      ))}
    </>
  )
}

/** What the shop gives riders, what waits for the district, and the ways to change it. */
export default function OwnOffersPage() {
  const { merchantId, own } = useOwnShop()
  const withdrawing = useWrite('merchant.withdrawOffer')
  const ending = useWrite('merchant.endOwnOffer')
  const [leaving, setLeaving] = useState<Offer | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  usePullRefresh(own.refetch)

  const withdraw = async (offerId: OfferId) => {
    const reply = await withdrawing.send({ merchantId, offerId })
    if (reply) setProblem(reply.ok ? null : errorText(reply.error))
  }
  const end = async ({ offerId }: Offer) => {
    const reply = await ending.send({ merchantId, offerId })
    if (!reply) return
    setLeaving(null)
    setProblem(reply.ok ? null : errorText(reply.error))
  }
  const add = (
    <Button icon="plus" onTap={() => openPage('ownOffer', { merchantId })}>
      加一个优惠
    </Button>
  )
  return (
    <Screen footer={add}>
      {problem && <Notice tone="no">{problem}</Notice>}
      <Answered query={own}>{(known) => <All own={known} onWithdraw={withdraw} onEnd={setLeaving} />}</Answered>
      {leaving && (
        <Dialog
          title={`不再给“${leaving.terms.title}”？`}
          onClose={() => setLeaving(null)}
          actions={
            <>
              <Button variant="danger" onTap={() => end(leaving)}>
                不再给了
              </Button>
              <Button variant="ghost" onTap={() => setLeaving(null)}>
                还给
              </Button>
            </>
          }
        >
          <View>马上就用不了。已经扫了码的那一位还能用完。要再给，得再交给区里看。</View>
        </Dialog>
      )}
    </Screen>
  )
}
