import { useState } from 'react'
import type { Actions } from '../../../../../contract'
import type { OwnSession } from '../../../../../contract/course/course'
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
import { activeState } from '../mineText'
import type { Outcome } from '../useBooking'
import { CurrentCard } from './CurrentCard'
import { OfferCard } from './OfferCard'
import { Past } from './Past'
import '../../../account/words/refusals'
import '../../../booking/words/refusals'
import '../../icons.scss'

type Own = OutputOf<Actions['course.mine']>

const MINUTE_MS = 60_000

const stateOf = ({ session }: OwnSession) => activeState(session)
const untilOf = ({ session }: OwnSession) => session.mine?.offeredUntil ?? ''

/** Offers first, the most urgent on top. What I have left is past, whenever its lessons are. */
const sorted = ({ current, past }: Own) => ({
  offers: current.filter((own) => stateOf(own) === 'offered').sort((one, other) => untilOf(one).localeCompare(untilOf(other))),
  others: current.filter((own) => stateOf(own) === 'held' || stateOf(own) === 'waiting'),
  ended: [...current.filter((own) => stateOf(own) === null), ...past],
})

const NothingYet = () => <State icon="book" title="还没有报课" note="夜校和学堂的课，报了会列在这里" />

function Courses({ own, onOver }: { own: Own; onOver: () => unknown }) {
  const now = useServerNow(MINUTE_MS)
  const [outcome, tell] = useState<Outcome | null>(null)
  const { offers, others, ended } = sorted(own)
  const isEmpty = offers.length + others.length === 0
  const { words, tone } = standingText(own.standing, now)
  return (
    <>
      {outcome && <Notice tone={outcome.tone}>{outcome.words}</Notice>}
      {offers.map(({ session }) => (
        <OfferCard key={session.sessionId} session={session} now={now} onOver={onOver} tell={tell} />
      ))}
      {others.map((one) => (
        <CurrentCard key={one.session.sessionId} own={one} now={now} />
      ))}
      {own.more && <Notice tone="warn">报的课很多，更晚的没有全部列出。上完或取消几门就能看到</Notice>}
      {isEmpty && <NothingYet />}
      <Button variant={isEmpty ? 'primary' : 'ghost'} icon="plus" onTap={() => openPage('courses')}>
        去选课
      </Button>
      <Past past={ended} now={now} />
      <Notice tone={tone}>{words}</Notice>
    </>
  )
}

export default function MyCoursesPage() {
  const mine = useAction('course.mine', {})
  usePullRefresh(mine.refetch)
  return (
    <Screen>
      <Answered query={mine}>{(own) => <Courses own={own} onOver={mine.refetch} />}</Answered>
    </Screen>
  )
}
