import { Fragment } from 'react'
import { Avatar } from '../../../../ui/avatar/Avatar'
import { Card } from '../../../../ui/card/Card'
import { ListRow } from '../../../../ui/listRow/ListRow'
import { State } from '../../../../ui/states/State'
import { Tag } from '../../../../ui/tag/Tag'
import type { EntryRow } from './entries'
import { UndoRow } from './UndoRow'
import type { Correction } from './useCorrection'

/** Who came today, newest first. What this guard did by mistake is undone on its own row. */
export function TodayList({ rows, correction }: { rows: readonly EntryRow[]; correction: Correction }) {
  if (rows.length === 0) return <State icon="list" title="今天还没有人进出" note="扫过的小哥会出现在这里" />
  return (
    <Card>
      {rows.map((row) => (
        <Fragment key={row.key}>
          <ListRow
            leading={<Avatar name={row.name} />}
            title={row.title}
            note={row.note}
            trailing={<Tag tone={row.tag.tone}>{row.tag.word}</Tag>}
          />
          <UndoRow row={row} correction={correction} />
        </Fragment>
      ))}
    </Card>
  )
}
