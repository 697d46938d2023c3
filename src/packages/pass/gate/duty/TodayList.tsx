import { Avatar } from '../../../../ui/avatar/Avatar'
import { Card } from '../../../../ui/card/Card'
import { ListRow } from '../../../../ui/listRow/ListRow'
import { State } from '../../../../ui/states/State'
import { Tag } from '../../../../ui/tag/Tag'
import type { EntryRow } from './entries'

/** Who came today, newest first. */
export function TodayList({ rows }: { rows: readonly EntryRow[] }) {
  if (rows.length === 0) return <State icon="list" title="今天还没有人进出" note="扫过的小哥会出现在这里" />
  return (
    <Card>
      {rows.map(({ key, name, title, note, tag }) => (
        <ListRow key={key} leading={<Avatar name={name} />} title={title} note={note} trailing={<Tag tone={tag.tone}>{tag.word}</Tag>} />
      ))}
    </Card>
  )
}
