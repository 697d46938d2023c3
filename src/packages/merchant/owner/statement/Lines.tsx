import { useReachBottom } from '@tarojs/taro'
import { useState } from 'react'
import type { Statement, StatementLine } from '../../../../../contract/merchant/statement'
import { momentText } from '../../../../services/time'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import { ListRow } from '../../../../ui/listRow/ListRow'
import { Tag } from '../../../../ui/tag/Tag'
import { clerkText, offerText, takenText } from '../../words/books'

/** What stands beside a line: that it was taken back, and that it is an end of the statement. */
function markOf({ number, kind }: StatementLine, { opening, closing }: Statement): string | null {
  if (kind === 'reversed') return '冲正'
  if (number === opening?.number) return '第一笔'
  return number === closing?.number ? '最后一笔' : null
}

interface LineProps {
  line: StatementLine
  statement: Statement
  now: Date
}

function Line({ line, statement, now }: LineProps) {
  const { number, at, maskedName, clerk, title, redemptionNumber } = line
  const mark = markOf(line, statement)
  return (
    <ListRow
      title={`${number} · ${offerText(title)} · ${takenText(line)}`}
      note={[momentText(at, now), maskedName ?? '名字不再保存', clerkText(clerk), `编号 ${redemptionNumber}`].join(' · ')}
      {...(mark !== null && { trailing: <Tag tone={line.kind === 'reversed' ? 'warn' : 'plain'}>{mark}</Tag> })}
    />
  )
}

/** So many lines come onto the screen at a time: an answer has hundreds. */
const PORTION = 50

interface Props {
  statement: Statement
  lines: readonly StatementLine[]
  now: Date
  /** Asks for the lines behind these; null: there are none, or they are under way. */
  more: (() => unknown) | null
  busy: boolean
  isWhole: boolean
}

/** The lines of a statement in the order of their numbers. */
export function Lines({ statement, lines, now, more, busy, isWhole }: Props) {
  const [shown, setShown] = useState(PORTION)
  const goOn = () => {
    if (shown >= lines.length) more?.()
    setShown(Math.min(shown, lines.length) + PORTION)
  }
  const hasMore = shown < lines.length || !isWhole
  useReachBottom(() => {
    if (hasMore) goOn()
  })
  return (
    <>
      <Card title="每一笔">
        {lines.slice(0, shown).map((line) => (
          <Line key={line.number} line={line} statement={statement} now={now} />
        ))}
      </Card>
      {hasMore && (
        <Button variant="ghost" busy={busy} onTap={goOn}>
          看后面的
        </Button>
      )}
    </>
  )
}
