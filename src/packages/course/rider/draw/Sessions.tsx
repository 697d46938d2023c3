import { openPage } from '../../../../routes'
import { serverNow } from '../../../../services/clock'
import { momentText } from '../../../../services/time'
import { Card } from '../../../../ui/card/Card'
import { ListRow } from '../../../../ui/listRow/ListRow'
import { Tag } from '../../../../ui/tag/Tag'
import type { OwnDraw, Session } from './useWishes'

/** When, where and how many. */
export const sessionNote = ({ startsAt, where, places }: Session, now: Date) =>
  `${momentText(startsAt, now)}开课 · ${where} · ${places} 个名额`

/** What is drawn, to look at; with my wishes, where they can't be changed. */
export function Sessions({ draw: { sessions, mine } }: { draw: OwnDraw }) {
  const now = serverNow()
  return (
    <Card title="摇号的班次">
      {sessions.map((session) => {
        const rank = (mine?.ranks.indexOf(session.sessionId) ?? -1) + 1
        const { courseId } = session
        return (
          <ListRow
            key={session.sessionId}
            title={session.title}
            note={sessionNote(session, now)}
            {...(rank > 0 && { trailing: <Tag>{`第 ${rank} 志愿`}</Tag> })}
            {...(courseId && { onTap: () => openPage('course', { courseId }) })}
          />
        )
      })}
    </Card>
  )
}
