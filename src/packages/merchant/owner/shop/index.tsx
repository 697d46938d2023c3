import { View } from '@tarojs/components'
import { useState } from 'react'
import type { MerchantId } from '../../../../../contract/merchant/ids'
import { openStateOf } from '../../../../../contract/merchant/openState'
import type { OwnShop, ShopState } from '../../../../../contract/merchant/ownShop'
import { openPage } from '../../../../routes'
import { callNumber } from '../../../../services/callNumber'
import { errorText } from '../../../../services/errorText'
import { dayText } from '../../../../services/time'
import { usePullRefresh } from '../../../../services/usePullRefresh'
import { useServerNow } from '../../../../services/useServerNow'
import { useWrite } from '../../../../services/useWrite'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import { ListRow } from '../../../../ui/listRow/ListRow'
import { Notice } from '../../../../ui/notice/Notice'
import { Dialog } from '../../../../ui/overlay/Overlay'
import { Screen } from '../../../../ui/screen/Screen'
import { Answered } from '../../../../ui/states/Answered'
import { Tag, type TagTone } from '../../../../ui/tag/Tag'
import { suspensionText } from '../../words/proposals'
import { openText } from '../../words/shops'
import { useOwnHints, waitingIn } from '../hints/useOwnHints'
import { useOwnShop } from '../OfShop'
import '../../icons.scss'

const TICK_MS = 60_000

const states: Record<ShopState, { word: string; tone: TagTone; means: string }> = {
  open: { word: '参加优惠', tone: 'ok', means: '小哥找得到你的店，能用优惠' },
  closed: { word: '已关', tone: 'warn', means: '小哥现在找不到你的店，也用不了优惠' },
  pending: { word: '待审核', tone: 'warn', means: '区里审核通过以后，小哥才找得到你的店' },
  declined: { word: '被退回', tone: 'no', means: '区里没让你的店参加。看看是为什么，改好再申请' },
  suspended: { word: '已暂停', tone: 'no', means: '区里暂停了你店里的优惠' },
}

/** Closes the shop for now, after a question, and opens it again. */
function OpenOrClose({ merchantId, open }: { merchantId: MerchantId; open: boolean }) {
  const { send } = useWrite('merchant.saveShop')
  const [closing, setClosing] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const set = async (next: boolean) => {
    const reply = await send({ merchantId, open: next })
    if (!reply) return
    setClosing(false)
    setProblem(reply.ok ? null : errorText(reply.error))
  }
  return (
    <>
      {problem && <Notice tone="no">{problem}</Notice>}
      <Button variant={open ? 'ghost' : 'primary'} onTap={() => (open ? setClosing(true) : set(true))}>
        {open ? '暂时关店' : '重新开店'}
      </Button>
      {closing && (
        <Dialog
          title="暂时关店？"
          onClose={() => setClosing(false)}
          actions={
            <>
              <Button variant="danger" onTap={() => set(false)}>
                关店
              </Button>
              <Button variant="ghost" onTap={() => setClosing(false)}>
                不关
              </Button>
            </>
          }
        >
          <View>小哥马上找不到你的店，也用不了优惠。随时能在这里重新开。</View>
        </Dialog>
      )}
    </>
  )
}

/** What the shop is for riders just now. */
function Head({ own: { shop, state, since, suspendedFor }, now }: { own: OwnShop; now: Date }) {
  const { word, tone, means } = states[state]
  return (
    <Card title={shop.name}>
      <View>
        <Tag tone={tone}>{since ? `${word}，${dayText(since, now)}起` : word}</Tag>
      </View>
      <View>{means}</View>
      {state === 'open' && <View>{`按营业时间：${openText(openStateOf(shop.hours, now), now)}`}</View>}
      {state === 'suspended' && (
        <>
          {suspendedFor && <View>{`原因：${suspensionText[suspendedFor]}`}</View>}
          <ListRow icon="phone" title="打 12345 问区里" note="说清楚店名，怎么改、什么时候恢复" onTap={() => callNumber('12345')} />
        </>
      )}
      {(state === 'pending' || state === 'declined') && (
        <ListRow icon="list" title="开店申请" note="看申请到了哪一步" onTap={() => openPage('shopApplication')} />
      )}
      {(state === 'open' || state === 'closed') && <OpenOrClose merchantId={shop.merchantId} open={shop.open} />}
    </Card>
  )
}

/** What the district would like to know, with how much of it waits for an answer. */
function HintsRow({ merchantId }: { merchantId: MerchantId }) {
  const waiting = waitingIn(useOwnHints(merchantId))
  const note = waiting === 0 ? '核销和平时不一样的时候，先问你为什么' : '核销和平时不一样，请说明原因'
  return (
    <ListRow
      icon="bell"
      title="提醒"
      note={note}
      {...(waiting > 0 && { trailing: <Tag tone="warn">{`${waiting} 条`}</Tag> })}
      onTap={() => openPage('shopHints', { merchantId })}
    />
  )
}

/** What the owner does for the shop, a row each. */
const Rows = ({ merchantId }: { merchantId: MerchantId }) => (
  <Card>
    <ListRow icon="shop" title="店铺资料" note="店名、地址、电话" onTap={() => openPage('shopProfile', { merchantId })} />
    <ListRow icon="clock" title="营业时间" note="每天几点开门，过节休息" onTap={() => openPage('shopHours', { merchantId })} />
    <ListRow icon="camera" title="照片" note="门头、店里、菜，小哥一看就认得" onTap={() => openPage('shopPictures', { merchantId })} />
    <ListRow icon="tag" title="优惠" note="给小哥什么优惠，等区里看的也在这里" onTap={() => openPage('ownOffers', { merchantId })} />
    <ListRow icon="coin" title="对账" note="今天、这个月收了多少，结算单" onTap={() => openPage('books', { merchantId })} />
    <HintsRow merchantId={merchantId} />
    <ListRow icon="people" title="店员" note="邀请店员，不当了就去掉" onTap={() => openPage('shopPeople', { merchantId })} />
  </Card>
)

/** One shop as its owner leads it: how it is, and the ways to everything about it. */
export default function OwnShopPage() {
  const { merchantId, own } = useOwnShop()
  const now = useServerNow(TICK_MS)
  usePullRefresh(own.refetch)
  return (
    <Screen>
      <Answered query={own}>{(known) => <Head own={known} now={now} />}</Answered>
      <Rows merchantId={merchantId} />
    </Screen>
  )
}
