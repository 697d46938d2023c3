import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import type { MerchantId } from '../../../../../contract/merchant/ids'
import { openStateOf } from '../../../../../contract/merchant/openState'
import type { OwnShop, ShopState } from '../../../../../contract/merchant/ownShop'
import { openPage } from '../../../../routes'
import { dayText } from '../../../../services/time'
import { useAction } from '../../../../services/useAction'
import { usePullRefresh } from '../../../../services/usePullRefresh'
import { useServerNow } from '../../../../services/useServerNow'
import { Card } from '../../../../ui/card/Card'
import { ListRow } from '../../../../ui/listRow/ListRow'
import { Screen } from '../../../../ui/screen/Screen'
import { Answered } from '../../../../ui/states/Answered'
import { Tag, type TagTone } from '../../../../ui/tag/Tag'
import { openText } from '../../words/shops'
import '../../icons.scss'

const TICK_MS = 60_000

const states: Record<ShopState, { word: string; tone: TagTone; means: string }> = {
  open: { word: '营业中', tone: 'ok', means: '小哥找得到你的店，能用优惠' },
  closed: { word: '已关', tone: 'warn', means: '小哥现在找不到你的店，也用不了优惠' },
  pending: { word: '待审核', tone: 'warn', means: '区里审核通过以后，小哥才找得到你的店' },
  suspended: { word: '已暂停', tone: 'no', means: '区里暂停了你店里的优惠' },
}

/** What the shop is for riders just now. */
function Head({ own: { shop, state, since }, now }: { own: OwnShop; now: Date }) {
  const { word, tone, means } = states[state]
  return (
    <Card title={shop.name}>
      <View>
        <Tag tone={tone}>{since ? `${word}，${dayText(since, now)}起` : word}</Tag>
      </View>
      <View>{means}</View>
      {state === 'open' && <View>{`按营业时间：${openText(openStateOf(shop.hours, now), now)}`}</View>}
    </Card>
  )
}

/** What the owner does for the shop, a row each. */
const Rows = ({ merchantId }: { merchantId: MerchantId }) => (
  <Card>
    <ListRow icon="people" title="店员" note="邀请店员，不当了就去掉" onTap={() => openPage('shopPeople', { merchantId })} />
  </Card>
)

/** One shop as its owner leads it: how it is, and the ways to everything about it. */
export default function OwnShopPage() {
  const merchantId = (useRouter().params.merchantId ?? '') as MerchantId
  const own = useAction('merchant.ownShop', { merchantId })
  const now = useServerNow(TICK_MS)
  usePullRefresh(own.refetch)
  return (
    <Screen>
      <Answered query={own}>{(known) => <Head own={known} now={now} />}</Answered>
      <Rows merchantId={merchantId} />
    </Screen>
  )
}
