import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import { classes } from '../../../../ui/classes'
import { Tag } from '../../../../ui/tag/Tag'
import type { Contest, RoundResults } from '../contest'

/** More stand behind a tap, but my own is always there. */
const FIRST = 8

type Row = RoundResults['rows'][number]

/** What came out, by category and round, the last round first. */
export function Results({ contest }: { contest: Contest }) {
  const all = [...contest.results].sort((a, b) => b.round - a.round)
  return (
    <>
      {all.map((results) => (
        <Round key={`${results.categoryId}-${results.round}`} contest={contest} results={results} />
      ))}
    </>
  )
}

function Round({ contest, results: { categoryId, round, rows } }: { contest: Contest; results: RoundResults }) {
  const [open, setOpen] = useState(false)
  const category = contest.categories.find((one) => one.categoryId === categoryId)?.title ?? ''
  const title = contest.rounds.find(({ no }) => no === round)?.title ?? ''
  const shown = open ? rows : rows.filter((row, at) => at < FIRST || row.mine)
  return (
    <Card title={`${category} · ${title}成绩`}>
      <View>
        {shown.map((row) => (
          <Line key={row.bib} row={row} />
        ))}
      </View>
      {shown.length < rows.length && <Button variant="quiet" onTap={() => setOpen(true)}>{`看全部 ${rows.length} 人`}</Button>}
    </Card>
  )
}

const Line = ({ row: { bib, maskedName, place, score, honour, mine } }: { row: Row }) => (
  <View className={classes('contest__result', mine && 'contest__result--mine')}>
    <View className="contest__place">{place ?? '–'}</View>
    <View className="contest__who">
      <View>{`${maskedName ?? '已退出登记'}${mine ? '（你）' : ''}`}</View>
      <View className="contest__note">{`参赛号 ${bib} · ${score}`}</View>
    </View>
    {honour && <Tag tone="ok">{honour}</Tag>}
  </View>
)
