import { useState } from 'react'
import type { Actions } from '../../../../../contract'
import type { OutputOf } from '../../../../../contract/kernel/action'
import { clockText, elapsedText, momentText } from '../../../../services/time'
import { Avatar } from '../../../../ui/avatar/Avatar'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import { ListRow } from '../../../../ui/listRow/ListRow'
import { Tag } from '../../../../ui/tag/Tag'

type Answer = OutputOf<Actions['compound.inside']>

/** Rows before the rest is asked for. */
const FIRST = 5
/** Longer than any delivery takes. */
const LONG_MS = 2 * 60 * 60 * 1000

function Person({ person: { holder, since }, now }: { person: Answer['people'][number]; now: Date }) {
  const isLong = now.getTime() - Date.parse(since) > LONG_MS
  const at = isLong ? momentText(since, now) : clockText(since)
  return (
    <ListRow
      leading={<Avatar name={holder.maskedName} photoUrl={holder.photoUrl} />}
      title={`${holder.maskedName} · ${holder.platform}`}
      note={`${at} 进，${elapsedText(since, now)}`}
      trailing={isLong && <Tag tone="warn">待得久</Tag>}
    />
  )
}

/** Who is inside now, as far as the gates record who leaves. */
export function Inside({ answer: { people, more }, now }: { answer: Answer; now: Date }) {
  const [all, setAll] = useState(false)
  if (people.length === 0) return <Card title="现在里面没有小哥">{null}</Card>
  return (
    <Card title={`现在里面 ${people.length}${more ? ' 人以上' : ' 人'}`}>
      {people.slice(0, all ? undefined : FIRST).map((person) => (
        <Person key={person.passId} person={person} now={now} />
      ))}
      {people.length > FIRST && !all && (
        <Button variant="quiet" onTap={() => setAll(true)}>
          {`看全部 ${people.length} 人`}
        </Button>
      )}
    </Card>
  )
}
