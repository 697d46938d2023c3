import { useRouter } from '@tarojs/taro'
import type { OwnSession } from '../../../../../contract/course/course'
import { openPage } from '../../../../routes'
import { useAction } from '../../../../services/useAction'
import { usePullRefresh } from '../../../../services/usePullRefresh'
import { useServerNow } from '../../../../services/useServerNow'
import { Button } from '../../../../ui/button/Button'
import { Screen } from '../../../../ui/screen/Screen'
import { Answered } from '../../../../ui/states/Answered'
import { State } from '../../../../ui/states/State'
import { PassCard } from './PassCard'
import '../../icons.scss'

const MINUTE_MS = 60_000

const toMine = (
  <Button variant="ghost" onTap={() => openPage('myCourses')}>
    看我的课程
  </Button>
)

/** Why there is no pass to show. */
function NoPass({ own }: { own: OwnSession | undefined }) {
  if (own?.session.cancelled) return <State icon="ticket" title="这个班次取消了" note={`原因：${own.session.cancelled}`} action={toMine} />
  if (own?.session.mine?.state === 'held')
    return (
      <State
        icon="ticket"
        title="这个班次没有你的听课证"
        note="听课证先报先得，已经发完了。你照常上课，签到扫老师的码；有人退课，下一个号会补上"
        action={toMine}
      />
    )
  return <State icon="ticket" title="没有听课证" note="报上名、有了名额才有听课证" action={toMine} />
}

/** The attendance pass of one session. What was answered last is kept, so it is there without network. */
export default function PassPage() {
  const { sessionId } = useRouter().params
  const mine = useAction('course.mine', {})
  const now = useServerNow(MINUTE_MS)
  usePullRefresh(mine.refetch)
  return (
    <Screen worksOffline>
      <Answered query={mine}>
        {({ current, past }) => {
          const own = [...current, ...past].find(({ session }) => session.sessionId === sessionId)
          return own?.pass ? <PassCard session={own.session} pass={own.pass} now={now} /> : <NoPass own={own} />
        }}
      </Answered>
    </Screen>
  )
}
