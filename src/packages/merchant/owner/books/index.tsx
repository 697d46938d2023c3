import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { dayAfter, spanOf } from '../../../../../contract/merchant/bookSpan'
import type { Books, Figures } from '../../../../../contract/merchant/books'
import type { MerchantId } from '../../../../../contract/merchant/ids'
import { calendarText, dayOf } from '../../../../services/time'
import { useAction } from '../../../../services/useAction'
import { usePullRefresh } from '../../../../services/usePullRefresh'
import { useServerNow } from '../../../../services/useServerNow'
import { Card } from '../../../../ui/card/Card'
import { ListRow } from '../../../../ui/listRow/ListRow'
import { Screen } from '../../../../ui/screen/Screen'
import { Segments } from '../../../../ui/segments/Segments'
import { Answered } from '../../../../ui/states/Answered'
import { State } from '../../../../ui/states/State'
import { clerkText, countsText, offerText, takenText } from '../../words/books'
import '../../icons.scss'
import { Statements } from './Statements'

const TICK_MS = 60_000

const Total = ({ when, figures }: { when: string; figures: Figures }) => (
  <Card tone="hero" title={`${when}${takenText(figures)}`}>
    {countsText(figures)}
  </Card>
)

type Month = 'this' | 'last'
type Grouping = 'days' | 'clerks' | 'offers'

/** What the rows of a month are called, by what they are grouped. */
function rowsOf({ days, clerks, offers }: Books, by: Grouping, now: Date): { key: string; name: string; figures: Figures }[] {
  if (by === 'days') return [...days].reverse().map(({ day, figures }) => ({ key: day, name: calendarText(day, now), figures }))
  if (by === 'clerks') return clerks.map(({ label, figures }) => ({ key: clerkText(label), name: clerkText(label), figures }))
  return offers.map(({ offerId, title, figures }) => ({ key: offerId ?? '', name: offerText(title), figures }))
}

/** What a month comes to, by day, by clerk or by offer. */
function OfMonth({ books, now }: { books: Books; now: Date }) {
  const [by, setBy] = useState<Grouping>('days')
  const rows = rowsOf(books, by, now)
  if (books.days.length === 0) return <State icon="list" title="没有核销" note="店里核销过的，这里一笔一笔加起来" />
  return (
    <>
      <Segments<Grouping>
        segments={[
          { value: 'days', label: '按天' },
          { value: 'clerks', label: '按店员' },
          { value: 'offers', label: '按优惠' },
        ]}
        value={by}
        onChange={setBy}
      />
      <Card>
        {rows.map(({ key, name, figures }) => (
          <ListRow key={key} title={`${name} · ${takenText(figures)}`} note={countsText(figures)} />
        ))}
      </Card>
    </>
  )
}

/** The shop's books (对账): today, this month and the last, and the statements to settle by. */
export default function BooksPage() {
  const merchantId = (useRouter().params.merchantId ?? '') as MerchantId
  const [month, setMonth] = useState<Month>('this')
  const now = useServerNow(TICK_MS)
  const firstOfMonth = spanOf('month', dayOf(now)).from
  const today = useAction('merchant.books', { merchantId, by: 'day' })
  const books = useAction('merchant.books', { merchantId, by: 'month', day: month === 'this' ? firstOfMonth : dayAfter(firstOfMonth, -1) })
  usePullRefresh(() => Promise.all([today.refetch(), books.refetch()]))
  return (
    <Screen>
      <Answered query={today}>{({ total }) => <Total when="今天" figures={total} />}</Answered>
      <Segments<Month>
        segments={[
          { value: 'this', label: '这个月' },
          { value: 'last', label: '上个月' },
        ]}
        value={month}
        onChange={setMonth}
      />
      <Answered query={books}>
        {(known) => (
          <>
            <Total when={month === 'this' ? '这个月' : '上个月'} figures={known.total} />
            <OfMonth books={known} now={now} />
          </>
        )}
      </Answered>
      <Statements merchantId={merchantId} />
      <View>冲正的钱已经减掉。当天的数到第二天 1 点还可能变，以后不再变。</View>
    </Screen>
  )
}
