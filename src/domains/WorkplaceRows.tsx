import type { Workplace } from '../../contract/kernel/roles'
import { ListRow } from '../ui/listRow/ListRow'
import { Tag } from '../ui/tag/Tag'
import { roleWord, todayAt, workplaceView } from '.'
import type { Known } from './domainHome'
import { goToWork } from './identities'
import { useKnownHere } from './services'

/** How many wait, as the last thing in a row. */
const Waiting = ({ count, words }: { count: number; words: string }) =>
  count > 0 ? <Tag tone="warn">{`${count} 人${words}`}</Tag> : <Tag>没有待办</Tag>

function WorkplaceRow({ workplace, known }: { workplace: Workplace; known: Known }) {
  const word = roleWord(workplace.role)
  if (workplace.role === 'staff') return <ListRow icon="monitor" title={word} note="审核在电脑上的工作台办理" />
  const view = workplaceView(workplace)
  if (!view) return null
  const { icon, title, waiting } = view
  const today = todayAt(workplace, known)
  const trailing = waiting ? <Waiting {...waiting} /> : today !== null && <Tag>{today}</Tag>
  return <ListRow icon={icon} title={title} note={word} trailing={trailing} onTap={() => goToWork(workplace)} />
}

const keyOf = (workplace: Workplace) => JSON.stringify(workplace)

/** Where I work for others: the way in, how many wait there, and what today has brought. */
export function WorkplaceRows({ workplaces }: { workplaces: readonly Workplace[] }) {
  const known = useKnownHere()
  return (
    <>
      {workplaces.map((workplace) => (
        <WorkplaceRow key={keyOf(workplace)} workplace={workplace} known={known} />
      ))}
    </>
  )
}
