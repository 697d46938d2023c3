import type { SessionView } from '../../../../../contract/course/course'
import type { SessionId } from '../../../../../contract/course/ids'
import { Card } from '../../../../ui/card/Card'
import { Options } from '../../../../ui/form/Options'
import { availabilityText } from '../../../booking/words/availability'
import { rhythmText } from '../../words/lessons'
import { activeState, mineWord } from '../mineText'

interface Props {
  sessions: readonly SessionView[]
  chosen: SessionView
  onChoose: (sessionId: SessionId) => void
  now: Date
}

/** The course's sessions, where there are several. */
export function Sessions({ sessions, chosen, onChoose, now }: Props) {
  if (sessions.length < 2) return null
  const noteOf = (session: SessionView) => {
    const state = activeState(session)
    return [session.school.name, state ? mineWord[state].word : availabilityText(session.availability, now).words].join(' · ')
  }
  const options = sessions.map((session) => ({ value: session.sessionId, label: rhythmText(session.lessons, now), note: noteOf(session) }))
  return (
    <Card title={`选一个班次（${sessions.length} 个）`}>
      <Options options={options} isChosen={(sessionId) => sessionId === chosen.sessionId} onTap={onChoose} />
    </Card>
  )
}
