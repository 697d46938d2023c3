import type { Workplace } from '../../../contract/kernel/roles'
import { WorkplaceRows } from '../../domains/WorkplaceRows'
import { openPage } from '../../routes'
import { Card } from '../../ui/card/Card'
import { ListRow } from '../../ui/listRow/ListRow'
import { Tag } from '../../ui/tag/Tag'

interface Props {
  unread: number
  workplaces: readonly Workplace[]
}

/** What others wait for, and what I haven't read. Nothing waits: nothing is shown. */
export function WaitingForMe({ unread, workplaces }: Props) {
  const busy = workplaces.filter((workplace) => 'waiting' in workplace && workplace.waiting > 0)
  if (unread === 0 && busy.length === 0) return null
  return (
    <Card title="等我处理">
      <WorkplaceRows workplaces={busy} />
      {unread > 0 && (
        <ListRow icon="bell" title="新消息" trailing={<Tag tone="warn">{`${unread} 条未读`}</Tag>} onTap={() => openPage('inbox')} />
      )}
    </Card>
  )
}
