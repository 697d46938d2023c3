import { MINUTE_MS } from '../../../contract/kernel/duration'
import { byDeadline, type TodayThing } from '../../../contract/kernel/today'
import type { NextThing } from '../../domains/domainHome'
import { TodayRows } from '../../domains/TodayRows'
import { openPage } from '../../routes'
import { useServerNow } from '../../services/useServerNow'
import { Card } from '../../ui/card/Card'
import { ListRow } from '../../ui/listRow/ListRow'

const FIRST = 3

interface Props {
  today: readonly TodayThing[]
  /** What the page's big thing says already. */
  saidAbove: NextThing['says']
}

/** What is due next, of all domains and roles. Nothing is due: nothing is shown. */
export function TodayCard({ today, saidAbove }: Props) {
  const now = useServerNow(MINUTE_MS)
  const all = byDeadline(today, now)
  const things = saidAbove ? all.filter((thing) => !saidAbove(thing)) : all
  if (things.length === 0) return null
  return (
    <Card title="今天">
      <TodayRows things={things.slice(0, FIRST)} now={now} />
      {things.length > FIRST && <ListRow title={`全部 ${all.length} 件`} onTap={() => openPage('today')} />}
    </Card>
  )
}
