import { MINUTE_MS } from '../../../contract/kernel/duration'
import { byDeadline, type TodayThing } from '../../../contract/kernel/today'
import { TodayRows } from '../../domains/TodayRows'
import { openPage } from '../../routes'
import { useServerNow } from '../../services/useServerNow'
import { Card } from '../../ui/card/Card'
import { ListRow } from '../../ui/listRow/ListRow'

const FIRST = 3

/** What is due next, of all domains and roles. Nothing is due: nothing is shown. */
export function TodayCard({ today }: { today: readonly TodayThing[] }) {
  const now = useServerNow(MINUTE_MS)
  const things = byDeadline(today, now)
  if (things.length === 0) return null
  return (
    <Card title="今天">
      <TodayRows things={things.slice(0, FIRST)} now={now} />
      {things.length > FIRST && <ListRow title={`全部 ${things.length} 件`} onTap={() => openPage('today')} />}
    </Card>
  )
}
