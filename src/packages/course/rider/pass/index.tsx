import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { AttendancePass, OwnSession, SessionView } from '../../../../../contract/course/course'
import { openPage } from '../../../../routes'
import { dayText } from '../../../../services/time'
import { useAction } from '../../../../services/useAction'
import { useBrightScreen } from '../../../../services/useBrightScreen'
import { usePullRefresh } from '../../../../services/usePullRefresh'
import { useServerNow } from '../../../../services/useServerNow'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import { Notice } from '../../../../ui/notice/Notice'
import { QrCode } from '../../../../ui/qr/QrCode'
import { Screen } from '../../../../ui/screen/Screen'
import { Answered } from '../../../../ui/states/Answered'
import { State } from '../../../../ui/states/State'
import { useOwnName } from '../../../account/useOwnName'
import { programmeText } from '../../words/courses'
import { rhythmText } from '../../words/lessons'
import type { Picture } from '../share/picture'
import { ShareSheet } from '../share/ShareSheet'
import '../share/paper.scss'
import '../../icons.scss'

interface Props {
  session: SessionView
  pass: AttendancePass
  /** The holder's name for their own eyes: in full where it is known. */
  name: string | null
  now: Date
}

const numberText = ({ number }: AttendancePass) => `第 ${number} 号`

/** Without the code: with it anybody who was sent the picture could show it in my place. */
const pictureOf = ({ session, pass, name, now }: Props): Picture => ({
  heading: `${programmeText[session.programme]} · 听课证`,
  big: numberText(pass),
  lines: [name ?? '', session.title, rhythmText(session.lessons, now), session.school.name].filter(Boolean),
  code: null,
  foot: '上课签到请打开小程序里的听课证',
})

/** The numbered pass: the teacher scans it. It holds until the last lesson is over. */
export function PassCard(props: Props) {
  const { session, pass, name, now } = props
  const [sharing, share] = useState(false)
  const over = now.getTime() > Date.parse(session.endsAt)
  useBrightScreen(!over)
  const masked = pictureOf({ ...props, name: pass.name })
  return (
    <>
      {over && <Notice tone="warn">{`这个班次 ${dayText(session.endsAt, now)}结束了，听课证留作纪念`}</Notice>}
      <Card>
        <View className="paper">
          <View className="paper__kind">{`${programmeText[session.programme]} · 听课证`}</View>
          <View className="paper__big">{numberText(pass)}</View>
          {!over && <QrCode text={pass.text} label={`听课证${numberText(pass)}的码，给老师扫`} size={232} />}
          {name && <View className="paper__name">{name}</View>}
          <View className="paper__title">{session.title}</View>
          <View>{rhythmText(session.lessons, now)}</View>
          <View>{session.school.name}</View>
          <View className="paper__note">{`共发 ${pass.quota} 张，有效到 ${dayText(session.endsAt, now)}`}</View>
        </View>
      </Card>
      {!over && <Notice>上课时给老师扫，没有网络也能用。老师会核对姓名，别人拿去不能替你签到。</Notice>}
      <Button variant="ghost" icon="download" onTap={() => share(true)}>
        存成图片
      </Button>
      {sharing && <ShareSheet picture={masked} named={name === pass.name ? null : pictureOf(props)} onClose={() => share(false)} />}
    </>
  )
}

const MINUTE_MS = 60_000

const toMine = (
  <Button variant="ghost" onTap={() => openPage('myCourses')}>
    看我的报名
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
  const found = mine.data && [...mine.data.current, ...mine.data.past].find(({ session }) => session.sessionId === sessionId)
  const name = useOwnName(found?.pass?.name ?? null)
  usePullRefresh(mine.refetch)
  return (
    <Screen worksOffline>
      <Answered query={mine}>
        {() => (found?.pass ? <PassCard session={found.session} pass={found.pass} name={name} now={now} /> : <NoPass own={found} />)}
      </Answered>
    </Screen>
  )
}
