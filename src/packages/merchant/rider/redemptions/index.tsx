import { View } from '@tarojs/components'
import { useReachBottom } from '@tarojs/taro'
import { openPage } from '../../../../routes'
import { serverNow } from '../../../../services/clock'
import { moneyText } from '../../../../services/money'
import { momentText } from '../../../../services/time'
import { useActionPages } from '../../../../services/useActionPages'
import { usePullRefresh } from '../../../../services/usePullRefresh'
import { Card } from '../../../../ui/card/Card'
import { ListRow } from '../../../../ui/listRow/ListRow'
import { Screen } from '../../../../ui/screen/Screen'
import { Answered } from '../../../../ui/states/Answered'
import { More } from '../../../../ui/states/More'
import { State } from '../../../../ui/states/State'
import { Tag } from '../../../../ui/tag/Tag'

/** What was redeemed for me, and what it has saved this month. */
export default function RedemptionsPage() {
  const list = useActionPages('merchant.mine', (after) => (after === undefined ? {} : { after }))
  usePullRefresh(list.refetch)
  useReachBottom(() => {
    list.more?.()
  })
  return (
    <Screen>
      <Answered query={list}>
        {(pages) => {
          const all = pages.flatMap(({ redemptions }) => redemptions)
          const month = pages[0]?.month
          if (all.length === 0)
            return <State icon="coin" title="还没有用过优惠" note="在店里亮出“小哥码”的“优惠”，或扫店里的码，用过的会记在这里" />
          return (
            <>
              {month && <Card tone="hero" title={`这个月省了 ${moneyText(month.savedFen)}`}>{`用了 ${month.count} 次`}</Card>}
              <Card>
                <View>点一条，可以把店里说话不算数的事告诉区里。</View>
                {all.map(({ redemptionId, title, merchantId, merchantName, at, amounts, number, reversed }) => (
                  <ListRow
                    key={redemptionId}
                    title={`${title} · ${moneyText(amounts.chargeFen)}`}
                    note={`${merchantName} · ${momentText(at, serverNow())} · 编号 ${number}`}
                    trailing={<Tag tone={reversed ? 'warn' : 'plain'}>{reversed ? '已冲正' : `省 ${moneyText(amounts.savedFen)}`}</Tag>}
                    onTap={() => openPage('reportShop', { merchantId, redemptionId, number })}
                  />
                ))}
              </Card>
            </>
          )
        }}
      </Answered>
      <More list={list} words="看更早的" />
    </Screen>
  )
}
