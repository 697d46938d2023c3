import type { SessionView } from '../../../../../contract/course/course'
import { openPage } from '../../../../routes'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import { ListRow } from '../../../../ui/listRow/ListRow'
import { OwnHead } from '../../../booking/OwnHead'
import { rhythmText } from '../../words/lessons'
import { OfferLeft } from '../own/OfferLeft'
import { type Outcome, useBooking } from '../useBooking'

interface Props {
  session: SessionView
  now: Date
  /** The time is over: what holds now has to be asked. */
  onOver: () => unknown
  /** Said by the page: the card goes when the offer is answered. */
  tell: (outcome: Outcome | null) => void
}

/** A place that came free, with the time that is left: the first thing on the page. */
export function OfferCard({ session, now, onOver, tell }: Props) {
  const { act, busy } = useBooking(session, tell)
  const { courseId, sessionId, title, school, mine, lessons } = session
  return (
    <Card>
      <OwnHead title={title} where={school.name} word="有名额给你" tone="warn" />
      <OfferLeft until={mine?.offeredUntil ?? ''} onOver={onOver} />
      <Button busy={busy} onTap={() => act('accept')}>
        接受名额
      </Button>
      <Button variant="ghost" busy={busy} onTap={() => act('decline')}>
        放弃，给下一位
      </Button>
      <ListRow
        icon="clock"
        title={rhythmText(lessons, now)}
        note="看课程和规则"
        onTap={() => openPage('course', { courseId, sessionId })}
      />
    </Card>
  )
}
