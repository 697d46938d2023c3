import { Card } from '../../../../ui/card/Card'
import { State } from '../../../../ui/states/State'
import { type Compounds, matching } from './grouped'
import { Row } from './Row'

/** More than this nobody reads; another letter finds it. */
const MOST = 30

/** What was searched for. */
export function Found({ all, words }: { all: Compounds; words: string }) {
  const found = matching(all, words)
  if (found.length === 0) return <State icon="home" title={`没有找到“${words.trim()}”`} note="换个词再找，或者这个小区还没有参加" />
  return (
    <Card title={found.length > MOST ? `找到 ${found.length} 个，先列 ${MOST} 个` : `找到 ${found.length} 个`}>
      {found.slice(0, MOST).map((row) => (
        <Row key={row.compoundId} row={row} />
      ))}
    </Card>
  )
}
