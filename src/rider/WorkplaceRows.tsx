import type { Workplace } from '../../contract/account'
import { openPage } from '../routes'
import { ListRow } from '../ui/listRow/ListRow'
import { Tag } from '../ui/tag/Tag'

function WorkplaceRow({ workplace }: { workplace: Workplace }) {
  if (workplace.role === 'staff') return <ListRow icon="shield" title="区工作人员" note="审核在电脑上的工作台办理" />
  const { stationId, stationName, waiting } = workplace
  return (
    <ListRow
      icon="station"
      title={stationName}
      note="站点负责人"
      trailing={waiting > 0 ? <Tag tone="warn">{`${waiting} 人待担保`}</Tag> : <Tag>没有待办</Tag>}
      onTap={() => openPage('station', { stationId })}
    />
  )
}

/** Where I work for others: the way in, and how many wait there. */
export const WorkplaceRows = ({ workplaces }: { workplaces: readonly Workplace[] }) => (
  <>
    {workplaces.map((workplace) => (
      <WorkplaceRow key={workplace.role === 'staff' ? workplace.role : workplace.stationId} workplace={workplace} />
    ))}
  </>
)
