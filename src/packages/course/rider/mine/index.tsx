import { Fragment, type ReactNode, useState } from 'react'
import type { Actions } from '../../../../../contract'
import type { OwnCategory } from '../../../../../contract/contest/contest'
import type { OwnSession, SessionView } from '../../../../../contract/course/course'
import type { OutputOf } from '../../../../../contract/kernel/action'
import { openPage } from '../../../../routes'
import { useAction } from '../../../../services/useAction'
import { usePullRefresh } from '../../../../services/usePullRefresh'
import { useServerNow } from '../../../../services/useServerNow'
import { Button } from '../../../../ui/button/Button'
import { Notice } from '../../../../ui/notice/Notice'
import { Screen } from '../../../../ui/screen/Screen'
import { Answered } from '../../../../ui/states/Answered'
import { State } from '../../../../ui/states/State'
import { standingText } from '../../../booking/words/standing'
import { OwnCategoryCard } from '../../../contest/OwnCategoryCard'
import { activeState } from '../mineText'
import type { Outcome } from '../useBooking'
import { CurrentCard } from './CurrentCard'
import { OfferCard } from './OfferCard'
import { Past } from './Past'
import { WishCard } from './WishCard'
import '../../../account/words/refusals'
import '../../../booking/words/refusals'
import '../../icons.scss'

type Own = OutputOf<Actions['course.mine']>

const MINUTE_MS = 60_000

const stateOf = ({ session }: OwnSession) => activeState(session)
const isOffer = (own: OwnSession) => stateOf(own) === 'offered'

interface Timed {
  key: string
  /** An offer: until when. All else: when it is next. */
  at: string
  card: ReactNode
}

const byTime = (things: readonly Timed[]) =>
  [...things].sort((a, b) => a.at.localeCompare(b.at)).map(({ key, card }) => <Fragment key={key}>{card}</Fragment>)

/** When one has to be there next. */
const nextOf = ({ lessons, startsAt }: SessionView, now: Date) =>
  lessons.find(({ to, cancelled }) => cancelled === null && Date.parse(to) > now.getTime())?.from ?? startsAt

const NothingYet = () => <State icon="book" title="还没有报名" note="夜校的课、摇号的志愿、技能竞赛，报了会列在这里" />

interface Props {
  own: Own
  contests: readonly OwnCategory[]
  onOver: () => unknown
}

/** Offers first, the most urgent on top; then courses, contests and wishes by when they are next. What I have left is past, whenever its lessons are. */
function Bookings({ own, contests, onOver }: Props) {
  const now = useServerNow(MINUTE_MS)
  const [outcome, tell] = useState<Outcome | null>(null)
  const { current, past, wishes = [] } = own
  const categories = contests.map((one) => ({
    key: one.categoryId,
    offered: one.mine.state === 'offered',
    at: (one.mine.state === 'offered' && one.mine.offeredUntil) || one.from,
    card: <OwnCategoryCard own={one} now={now} />,
  }))
  const offers = current.filter(isOffer).map(({ session }) => ({
    key: session.sessionId,
    at: session.mine?.offeredUntil ?? '',
    card: <OfferCard session={session} now={now} onOver={onOver} tell={tell} />,
  }))
  const courses = current
    .filter((one) => stateOf(one) !== null && !isOffer(one))
    .map((one) => ({ key: one.session.sessionId, at: nextOf(one.session, now), card: <CurrentCard own={one} now={now} /> }))
  const waiting = wishes
    .filter(({ state }) => state !== 'drawn')
    .map((wish) => ({ key: wish.drawId, at: wish.closesAt, card: <WishCard wish={wish} now={now} /> }))
  const isEmpty = offers.length + courses.length + categories.length + waiting.length === 0
  const ended = [...current.filter((one) => stateOf(one) === null), ...past]
  const { words, tone } = standingText(own.standing, now)
  return (
    <>
      {outcome && <Notice tone={outcome.tone}>{outcome.words}</Notice>}
      {byTime([...offers, ...categories.filter(({ offered }) => offered)])}
      {byTime([...courses, ...categories.filter(({ offered }) => !offered), ...waiting])}
      {own.more && <Notice tone="warn">报的课很多，更晚的没有全部列出。上完或取消几门就能看到</Notice>}
      {isEmpty && <NothingYet />}
      <Button variant={isEmpty ? 'primary' : 'ghost'} icon="plus" onTap={() => openPage('courses')}>
        去选课
      </Button>
      <Past past={ended} drawn={wishes.filter(({ state }) => state === 'drawn')} now={now} />
      <Notice tone={tone}>{words}</Notice>
    </>
  )
}

/** 我的报名: all that I have booked or wished, of whatever domain. */
export default function MyBookingsPage() {
  const mine = useAction('course.mine', {})
  const contests = useAction('contest.mine', {})
  usePullRefresh(() => Promise.all([mine.refetch(), contests.refetch()]))
  return (
    <Screen>
      <Answered query={mine}>{(own) => <Bookings own={own} contests={contests.data?.categories ?? []} onOver={mine.refetch} />}</Answered>
      {contests.error && !contests.data && !mine.error && <Notice tone="warn">竞赛的报名这会儿没取到，往下拉再试</Notice>}
    </Screen>
  )
}
