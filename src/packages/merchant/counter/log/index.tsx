import { View } from '@tarojs/components'
import { useReachBottom, useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { MerchantId, RedemptionId } from '../../../../../contract/merchant/ids'
import type { RedemptionRow, ReversalReason } from '../../../../../contract/merchant/reversal'
import { serverNow } from '../../../../services/clock'
import { errorText } from '../../../../services/errorText'
import { moneyText } from '../../../../services/money'
import { clockText, dayOf, momentText, shiftDay } from '../../../../services/time'
import { useActionPages } from '../../../../services/useActionPages'
import { usePullRefresh } from '../../../../services/usePullRefresh'
import { useWrite } from '../../../../services/useWrite'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import { ListRow } from '../../../../ui/listRow/ListRow'
import { Notice } from '../../../../ui/notice/Notice'
import { Sheet } from '../../../../ui/overlay/Overlay'
import { Screen } from '../../../../ui/screen/Screen'
import { Segments } from '../../../../ui/segments/Segments'
import { Answered } from '../../../../ui/states/Answered'
import { More } from '../../../../ui/states/More'
import { State } from '../../../../ui/states/State'
import { Tag } from '../../../../ui/tag/Tag'
import { declineText, reversalText } from '../../words/redeem'
import '../../words/refusals'

const whose = ({ maskedName, clerk }: RedemptionRow) =>
  [maskedName ?? '已注销的小哥', clerk === null ? '自己扫店里的码' : clerk || '已离开的店员'].join(' · ')

/** When it was, on a page of one day. A record that came late is of an earlier day. */
const timeText = (at: string, day: string) => (dayOf(at) === day ? clockText(at) : momentText(at, serverNow()))

interface LineProps {
  row: RedemptionRow
  day: string
  isToday: boolean
  onReverse: (row: RedemptionRow) => void
  onDecide: (row: RedemptionRow, confirm: boolean) => Promise<unknown>
}

/** One redemption, and what can still be done about it. */
function Line({ row, day, isToday, onReverse, onDecide }: LineProps) {
  const { title, amounts, at, number, reversal } = row
  const canAsk = isToday && reversal === null
  return (
    <>
      <ListRow
        title={`${title} · 收 ${moneyText(amounts.chargeFen)}`}
        note={`${timeText(at, day)} · ${whose(row)} · 编号 ${number}`}
        {...(reversal && { trailing: <Tag tone="warn">{reversal.state === 'reversed' ? '已冲正' : '等确认'}</Tag> })}
        {...(canAsk && { onTap: () => onReverse(row) })}
      />
      {reversal?.state === 'asked' && (
        <Notice tone="warn">
          <View>
            {reversal.mine
              ? `你要冲正这一笔（${reversalText[reversal.reason]}）。请店里另一个人当天确认。`
              : `同事要冲正这一笔（${reversalText[reversal.reason]}）。`}
          </View>
          {!reversal.mine && (
            <Button variant="ghost" onTap={() => onDecide(row, true)}>
              确认冲正
            </Button>
          )}
          <Button variant="quiet" onTap={() => onDecide(row, false)}>
            不冲正
          </Button>
        </Notice>
      )}
    </>
  )
}

interface ReasonProps {
  row: RedemptionRow
  onChoose: (reason: ReversalReason) => unknown
  onClose: () => void
}

const ReasonSheet = ({ row: { title, number }, onChoose, onClose }: ReasonProps) => (
  <Sheet title={`冲正“${title}”，编号 ${number}`} onClose={onClose}>
    <View>冲正以后不算这位小哥用过，也不算店里的账。要店里另一个人当天确认。</View>
    {(Object.entries(reversalText) as [ReversalReason, string][]).map(([reason, words]) => (
      <ListRow key={reason} title={words} onTap={() => onChoose(reason)} />
    ))}
  </Sheet>
)

type WhichDay = 'today' | 'yesterday'

/** What was redeemed at the shop, and taking it back: two people of the shop on the same day. */
export default function LogPage() {
  const { merchantId = '' as MerchantId, redemptionId } = useRouter().params as { merchantId?: MerchantId; redemptionId?: RedemptionId }
  const [which, setWhich] = useState<WhichDay>('today')
  const [reversing, setReversing] = useState<RedemptionRow | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const today = dayOf(serverNow())
  const day = which === 'today' ? today : shiftDay(today, -1)
  const list = useActionPages('merchant.log', (after) => ({
    ...{ merchantId, day },
    ...(redemptionId && { redemptionId }),
    ...(after !== undefined && { after }),
  }))
  const asking = useWrite('merchant.askReversal')
  const deciding = useWrite('merchant.decideReversal')
  usePullRefresh(list.refetch)
  useReachBottom(() => {
    list.more?.()
  })

  const ask = async ({ redemptionId }: RedemptionRow, reason: ReversalReason) => {
    const reply = await asking.send({ merchantId, redemptionId, reason })
    if (!reply) return
    setReversing(null)
    setProblem(reply.ok ? null : errorText(reply.error))
  }
  const decide = async ({ redemptionId }: RedemptionRow, confirm: boolean) => {
    const reply = await deciding.send({ merchantId, redemptionId, confirm })
    if (reply) setProblem(reply.ok ? null : errorText(reply.error))
  }

  const wanted = list.data?.[0]?.wanted
  return (
    <Screen>
      {wanted && (
        <Card title="同事请你看的一笔">
          <Line row={wanted} day={today} isToday={false} onReverse={setReversing} onDecide={decide} />
        </Card>
      )}
      <Segments<WhichDay>
        segments={[
          { value: 'today', label: '今天' },
          { value: 'yesterday', label: '昨天' },
        ]}
        value={which}
        onChange={setWhich}
      />
      {problem && <Notice tone="warn">{problem}</Notice>}
      <Answered query={list}>
        {(pages) => {
          const rows = pages.flatMap((page) => page.rows)
          const declined = pages.flatMap((page) => page.declined)
          if (rows.length + declined.length === 0) return <State icon="list" title="还没有核销" note="核销过的会记在这里，点一行可以冲正" />
          return (
            <>
              {rows.length > 0 && (
                <Card>
                  {which === 'today' && <View>点错了的，点那一行冲正。</View>}
                  {rows.map((row) => (
                    <Line
                      key={row.redemptionId}
                      row={row}
                      day={day}
                      isToday={which === 'today'}
                      onReverse={setReversing}
                      onDecide={decide}
                    />
                  ))}
                </Card>
              )}
              {declined.length > 0 && (
                <Card title="没有给的">
                  {declined.map((one) => (
                    <ListRow
                      key={one.redemptionId}
                      title={declineText[one.declined]}
                      note={`${clockText(one.at)} · ${one.maskedName ?? '已注销的小哥'}`}
                    />
                  ))}
                </Card>
              )}
            </>
          )
        }}
      </Answered>
      <More list={list} words="看更早的" />
      {reversing && <ReasonSheet row={reversing} onClose={() => setReversing(null)} onChoose={(reason) => ask(reversing, reason)} />}
    </Screen>
  )
}
