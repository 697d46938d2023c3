import type { Workplace } from '../../contract/kernel/roles'
import { openPage } from '../routes'
import { roleText } from '../texts/roles'
import { ListRow } from '../ui/listRow/ListRow'
import { Tag } from '../ui/tag/Tag'

/** How many wait, as the last thing in a row. */
const Waiting = ({ count, words }: { count: number; words: string }) =>
  count > 0 ? <Tag tone="warn">{`${count} 人${words}`}</Tag> : <Tag>没有待办</Tag>

function WorkplaceRow({ workplace }: { workplace: Workplace }) {
  const note = roleText[workplace.role]
  switch (workplace.role) {
    case 'staff':
      return <ListRow icon="shield" title={note} note="审核在电脑上的工作台办理" />
    case 'stationManager': {
      const { stationId, stationName, waiting } = workplace
      const trailing = <Waiting count={waiting} words="待担保" />
      return <ListRow icon="station" title={stationName} note={note} trailing={trailing} onTap={() => openPage('station', { stationId })} />
    }
    case 'propertyManager': {
      const { compoundId, compoundName, waiting } = workplace
      const trailing = <Waiting count={waiting} words="申请" />
      return (
        <ListRow icon="home" title={compoundName} note={note} trailing={trailing} onTap={() => openPage('compoundHome', { compoundId })} />
      )
    }
    case 'guard': {
      const { compoundId, compoundName } = workplace
      return <ListRow icon="shield" title={compoundName} note={note} onTap={() => openPage('duty', { compoundId })} />
    }
    case 'clerk': {
      const { merchantId, merchantName } = workplace
      return <ListRow icon="ticket" title={merchantName} note={note} onTap={() => openPage('counter', { merchantId })} />
    }
    case 'teacher': {
      const { schoolId, schoolName } = workplace
      return <ListRow icon="document" title={schoolName} note={note} onTap={() => openPage('classes', { schoolId })} />
    }
  }
}

const keyOf = (workplace: Workplace) => JSON.stringify(workplace)

/** Where I work for others: the way in, and how many wait there. */
export const WorkplaceRows = ({ workplaces }: { workplaces: readonly Workplace[] }) => (
  <>
    {workplaces.map((workplace) => (
      <WorkplaceRow key={keyOf(workplace)} workplace={workplace} />
    ))}
  </>
)
