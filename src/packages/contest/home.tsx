import { MINUTE_MS } from '../../../contract/kernel/duration'
import type { DomainHome } from '../../domains/domainHome'
import { openPage } from '../../routes'
import { serverNow } from '../../services/clock'
import { comingText, dayText } from '../../services/time'
import { useAction } from '../../services/useAction'
import { useServerNow } from '../../services/useServerNow'
import { Card } from '../../ui/card/Card'
import { ListRow } from '../../ui/listRow/ListRow'
import { Tag } from '../../ui/tag/Tag'

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

/** An offered place is kept for longer, and a message tells of it: the home page needn't ask at every look. */
const FRESH_MS = 5 * MINUTE_MS

/** Places that are kept for me. Nothing: nothing is shown, also while it is not known. */
export function OfferedCategories() {
  const { data } = useAction('contest.mine', {}, { freshMs: FRESH_MS })
  const now = useServerNow(MINUTE_MS)
  const offered = (data?.categories ?? []).filter(({ mine }) => mine.offeredUntil !== null && Date.parse(mine.offeredUntil) > now.getTime())
  if (offered.length === 0) return null
  return (
    <Card title="技能竞赛">
      {offered.map(({ contestId, categoryId, title, mine }) => (
        <ListRow
          key={categoryId}
          icon="people"
          title={`“${title}”有名额了`}
          note={`给你留到${comingText(mine.offeredUntil ?? '', now)}`}
          trailing={<Tag tone="warn">去接受</Tag>}
          onTap={() => openPage('contest', { contestId })}
        />
      ))}
    </Card>
  )
}

export const contestHome = {
  services: [{ name: '技能竞赛', note: '报名、参赛号、成绩和荣誉', icon: 'people', open: () => openPage('contests') }],
  Today: OfferedCategories,
  Mine: Honours,
  kept: { 'contest.mine': '1d8982ba' },
} satisfies DomainHome
