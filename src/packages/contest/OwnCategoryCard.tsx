import { View } from '@tarojs/components'
import type { OwnCategory } from '../../../contract/contest/contest'
import { openPage } from '../../routes'
import { comingText } from '../../services/time'
import { Button } from '../../ui/button/Button'
import { Card } from '../../ui/card/Card'
import { ListRow } from '../../ui/listRow/ListRow'
import type { TagTone } from '../../ui/tag/Tag'
import { OwnHead } from '../booking/OwnHead'

function standingOf({ mine: { state, position } }: OwnCategory): { word: string; tone: TagTone } {
  if (state === 'offered') return { word: '有名额给你', tone: 'warn' }
  if (state === 'held') return { word: '已报名', tone: 'ok' }
  return { word: position ? `候补第 ${position} 位` : '候补中', tone: 'warn' }
}

/** A category of a contest in which I take part, wait, or am offered a place. */
export function OwnCategoryCard({ own, now }: { own: OwnCategory; now: Date }) {
  const { contestId, title, from, mine } = own
  const open = () => openPage('contest', { contestId })
  return (
    <Card>
      <OwnHead title={title} where="技能竞赛" {...standingOf(own)} />
      {mine.state === 'offered' && mine.offeredUntil && (
        <>
          <View>{`名额给你留到${comingText(mine.offeredUntil, now)}，过时给下一位`}</View>
          <Button onTap={open}>去接受</Button>
        </>
      )}
      <View>
        <ListRow icon="clock" title={comingText(from, now)} note={mine.state === 'held' ? '地点、参赛号和成绩' : '看竞赛'} onTap={open} />
      </View>
    </Card>
  )
}
