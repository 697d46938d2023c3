import { useState } from 'react'
import { useAction } from '../../../../services/useAction'
import { usePullRefresh } from '../../../../services/usePullRefresh'
import { Card } from '../../../../ui/card/Card'
import { SearchField } from '../../../../ui/form/SearchField'
import { Screen } from '../../../../ui/screen/Screen'
import { Answered } from '../../../../ui/states/Answered'
import { State } from '../../../../ui/states/State'
import { Found } from './Found'
import { byTown, type Compounds, mineFirst } from './grouped'
import { Row } from './Row'
import { Town } from './Town'
import '../../icons.scss'

function All({ all }: { all: Compounds }) {
  const mine = mineFirst(all)
  if (all.compounds.length === 0) return <State icon="home" title="还没有小区参加" note="有小区参加后，会列在这里" />
  return (
    <>
      {mine.length > 0 && (
        <Card title="我申请过的">
          {mine.map((row) => (
            <Row key={row.compoundId} row={row} />
          ))}
        </Card>
      )}
      {byTown(all).map((group) => (
        <Town key={group.townId} group={group} />
      ))}
    </>
  )
}

export default function CompoundsPage() {
  const compounds = useAction('pass.compounds', {})
  const [words, setWords] = useState('')
  usePullRefresh(compounds.refetch)
  return (
    <Screen>
      <SearchField value={words} onChange={setWords} placeholder="找小区、商圈，如“花园”" />
      <Answered query={compounds}>{(all) => (words.trim() ? <Found all={all} words={words} /> : <All all={all} />)}</Answered>
    </Screen>
  )
}
