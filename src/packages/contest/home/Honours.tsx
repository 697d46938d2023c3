import { openPage } from '../../../routes'
import { serverNow } from '../../../services/clock'
import { dayText } from '../../../services/time'
import { useAction } from '../../../services/useAction'
import { Card } from '../../../ui/card/Card'
import { ListRow } from '../../../ui/listRow/ListRow'

/** What one has won in contests. Who has won nothing yet sees nothing of it. */
export function Honours() {
  const { data } = useAction('contest.honours', {})
  if (!data || data.honours.length === 0) return null
  return (
    <Card title="我的荣誉">
      {data.honours.map(({ contestId, contest, category, honour, at }) => (
        <ListRow
          key={`${contestId}-${category}-${at}`}
          title={honour}
          note={`${contest} · ${category} · ${dayText(at, serverNow())}`}
          onTap={() => openPage('contest', { contestId })}
        />
      ))}
    </Card>
  )
}
