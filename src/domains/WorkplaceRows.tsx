import type { Workplace } from '../../contract/kernel/roles'
import { ListRow } from '../ui/listRow/ListRow'
import { Tag } from '../ui/tag/Tag'
import { roleWord, workplaceView } from '.'
import { goToWork } from './identities'

/** How many wait, as the last thing in a row. */
const Waiting = ({ count, words }: { count: number; words: string }) =>
  count > 0 ? <Tag tone="warn">{`${count} 人${words}`}</Tag> : <Tag>没有待办</Tag>

function WorkplaceRow({ workplace }: { workplace: Workplace }) {
  const word = roleWord(workplace.role)
  if (workplace.role === 'staff') return <ListRow icon="monitor" title={word} note="审核在电脑上的工作台办理" />
  const view = workplaceView(workplace)
  if (!view) return null
  const { icon, title, waiting } = view
  return <ListRow icon={icon} title={title} note={word} trailing={waiting && <Waiting {...waiting} />} onTap={() => goToWork(workplace)} />
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
