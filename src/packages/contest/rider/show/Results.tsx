import { View } from '@tarojs/components'
import { useState } from 'react'
import { useActionPages } from '../../../../services/useActionPages'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import { classes } from '../../../../ui/classes'
import { Answered } from '../../../../ui/states/Answered'
import { More } from '../../../../ui/states/More'
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

function Round({ contest, results }: { contest: Contest; results: RoundResults }) {
  const { categoryId, round, rows } = results
  const [open, setOpen] = useState(false)
  const total = results.total ?? rows.length
  const category = contest.categories.find((one) => one.categoryId === categoryId)?.title ?? ''
  const title = contest.rounds.find(({ no }) => no === round)?.title ?? ''
  const first = rows.filter((row, at) => at < FIRST || row.mine)
  return (
    <Card title={`${category} · ${title}成绩`}>
      {open && total > rows.length ? <AllRows contest={contest} results={results} /> : <Lines rows={open ? rows : first} />}
      {!open && first.length < total && <Button variant="quiet" onTap={() => setOpen(true)}>{`看全部 ${total} 人`}</Button>}
    </Card>
  )
}

/** The contest brings the first ones; the rest is asked for page by page. */
function AllRows({ contest: { contestId }, results: { categoryId, round } }: { contest: Contest; results: RoundResults }) {
  const inputOf = (after: number | undefined) => ({ contestId, categoryId, round, ...(after !== undefined && { after }) })
  const all = useActionPages('contest.results', inputOf)
  return (
    <>
      <Answered query={all}>{(pages) => <Lines rows={pages.flatMap((page) => page.rows)} />}</Answered>
      <More list={all} words="看后面的人" variant="quiet" />
    </>
  )
}

const Lines = ({ rows }: { rows: readonly Row[] }) => (
  <View>
    {rows.map((row) => (
      <Line key={row.bib} row={row} />
    ))}
  </View>
)

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
