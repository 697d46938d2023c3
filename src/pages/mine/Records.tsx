import { records } from '../../domains'
import { Card } from '../../ui/card/Card'
import { ListRow } from '../../ui/listRow/ListRow'

/** 我的记录: what I have booked, done and won, over all domains. */
export const Records = () => (
  <Card title="我的记录">
    {records.map(({ name, note, icon, open }) => (
      <ListRow key={name} icon={icon} title={name} note={note} onTap={open} />
    ))}
  </Card>
)
