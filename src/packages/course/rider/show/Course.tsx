import { View } from '@tarojs/components'
import type { Actions } from '../../../../../contract'
import type { SessionId } from '../../../../../contract/course/ids'
import type { OutputOf } from '../../../../../contract/kernel/action'
import { useServerNow } from '../../../../services/useServerNow'
import { Card } from '../../../../ui/card/Card'
import { Notice } from '../../../../ui/notice/Notice'
import { standingText } from '../../../booking/words/standing'
import { Head } from './Head'
import { Lessons } from './Lessons'
import { Mine } from './Mine'
import { Place } from './Place'
import { Rules } from './Rules'
import { Sessions } from './Sessions'

export type Found = OutputOf<Actions['course.show']>

/** Often enough that "opens at 9" becomes a button at nine. */
export const TICK_MS = 10_000

interface Props {
  found: Found
  /** The session that stands open; another one is chosen on the page. */
  session: Found['sessions'][number]
  onChoose: (sessionId: SessionId) => void
  refetch: () => Promise<unknown>
}

/** Warns of marks before the next booking; who has none needs no praise here. */
function StandingNotice({ standing, now }: { standing: Found['standing']; now: Date }) {
  const { words, tone } = standingText(standing, now)
  return tone === 'warn' ? <Notice tone="warn">{words}</Notice> : null
}

/** Everything that one must know before booking, in the order in which it is asked. */
export function Course({ found: { sessions, standing }, session, onChoose, refetch }: Props) {
  const now = useServerNow(TICK_MS)
  return (
    <>
      <Head session={session} now={now} />
      <Mine session={session} now={now} onChanged={refetch} />
      <Sessions sessions={sessions} chosen={session} onChoose={onChoose} now={now} />
      <StandingNotice standing={standing} now={now} />
      <Rules session={session} now={now} />
      <Lessons lessons={session.lessons} now={now} />
      <Place school={session.school} />
      <Card title="课程介绍">
        <View>{session.description}</View>
      </Card>
    </>
  )
}
