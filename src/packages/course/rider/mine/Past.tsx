import { View } from '@tarojs/components'
import { useState } from 'react'
import type { OwnSession, OwnWish } from '../../../../../contract/course/course'
import { dayText } from '../../../../services/time'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import { ListRow } from '../../../../ui/listRow/ListRow'
import { Tag } from '../../../../ui/tag/Tag'
import { CalendarRow } from '../calendar/CalendarRow'
import { activeState } from '../mineText'
import { attendanceText, CertificateRow } from './cardParts'
import { DrawnRow } from './WishCard'

/** The newest stay in sight; older ones stand behind a tap. */
const FIRST = 5

const pastWord = {
  cancelled: '取消了',
  late: '取消晚了',
  declined: '放弃了',
  expired: '没接受',
  removed: '被取消',
  held: '上完了',
  waiting: '没候补上',
  offered: '没接受',
} as const

function Row({ own, now }: { own: OwnSession; now: Date }) {
  const { session } = own
  const held = activeState(session) === 'held'
  const word = session.cancelled !== null ? '班次取消' : pastWord[session.mine?.state ?? 'cancelled']
  const words = [dayText(session.startsAt, now), held && attendanceText(own)].filter(Boolean).join(' · ')
  return (
    <>
      <ListRow title={session.title} note={words} trailing={<Tag tone={held ? 'ok' : 'plain'}>{word}</Tag>} />
      <CalendarRow session={session} />
      <CertificateRow own={own} />
    </>
  )
}

/** What is over. */
export function Past({ past, drawn, now }: { past: readonly OwnSession[]; drawn: readonly OwnWish[]; now: Date }) {
  const [all, setAll] = useState(false)
  if (past.length + drawn.length === 0) return null
  const shown = all ? past : past.slice(0, FIRST)
  return (
    <Card title="以前的">
      <View>
        {drawn.map((wish) => (
          <DrawnRow key={wish.drawId} wish={wish} now={now} />
        ))}
        {shown.map((own) => (
          <Row key={own.session.sessionId} own={own} now={now} />
        ))}
      </View>
      {shown.length < past.length && (
        <Button variant="quiet" onTap={() => setAll(true)}>{`看更早的 ${past.length - shown.length} 个`}</Button>
      )}
    </Card>
  )
}
