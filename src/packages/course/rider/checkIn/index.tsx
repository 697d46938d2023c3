import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { ATTENDANCE_RULE } from '../../../../../contract/course/attendanceRule'
import { openTab, replacePage } from '../../../../routes'
import { serverNow } from '../../../../services/clock'
import { phoneLocation } from '../../../../services/phoneLocation'
import { clockText, momentText } from '../../../../services/time'
import { Asking } from '../../../../ui/asking/Asking'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import { Toggle } from '../../../../ui/form/Toggle'
import { ListRow } from '../../../../ui/listRow/ListRow'
import { Notice } from '../../../../ui/notice/Notice'
import { Screen } from '../../../../ui/screen/Screen'
import { Verdict } from '../../../../ui/verdict/Verdict'
import { refusedWords } from './refusedWords'
import { shareLocation } from './shareLocation'
import { type CheckedIn, type CheckInRefusal, useCheckIn } from './useCheckIn'
import './checkIn.scss'
import '../../../booking/words/refusals'
import '../../icons.scss'

const { opensMinutes, graceMinutes, closesMinutes } = ATTENDANCE_RULE

/** Asked for at the switch and not at the scan, so that WeChat's question comes when there is time to read it. */
async function share(on: boolean) {
  shareLocation.set(on)
  if (on && (await phoneLocation()) === null) shareLocation.set(false)
}

/** Before the scan: one large button, the rules in words, and the choice about the place. */
export function Ready({ problem, onScan }: { problem: string | null; onScan: () => unknown }) {
  const sharing = shareLocation.use()
  return (
    <>
      <View className="check-in__title">对准老师手机上的签到码</View>
      {problem && <Notice tone="warn">{problem}</Notice>}
      <View className="check-in__scan">
        <Button icon="scan" onTap={onScan}>
          扫码签到
        </Button>
      </View>
      <Card title="什么时候能签">
        <View>{`开课前 ${opensMinutes} 分钟起，到下课后 ${closesMinutes} 分钟。开课 ${graceMinutes} 分钟内都算准时。`}</View>
      </Card>
      <Card>
        <ListRow
          icon="map"
          title="签到时带上位置"
          note="只比对在不在学校附近，不保存。不带也能签，有的课要老师再点一下确认"
          trailing={<Toggle label="签到时带上位置" on={sharing} onChange={(on) => void share(on)} />}
        />
        <ListRow icon="qr" title="扫不了？让老师扫你" note="打开小哥码或听课证给老师扫" onTap={() => openTab('pass')} />
      </Card>
    </>
  )
}

const wordOf = ({ already, unconfirmed, state }: CheckedIn) => {
  if (unconfirmed) return '等老师确认'
  if (already) return '已经签过'
  return state === 'late' ? '签到了' : '签到成功'
}

function leadOf({ state, at, now, already, lesson }: CheckedIn): string {
  const when = already ? `${momentText(at, new Date(now))} 签到` : `${clockText(at)} 签到`
  return state === 'late' ? `${when}，过了 ${clockText(lesson.onTimeUntil)} 算迟到` : `${when}，准时`
}

const whichOf = ({ lesson }: CheckedIn) => `第 ${lesson.lessonNo} 次，共 ${lesson.lessons} 次`

/** Checked in: what was noted, for which lesson, and what is still missing. */
export const Done = ({ answer, onClose }: { answer: CheckedIn; onClose: () => void }) => (
  <Verdict
    key={answer.now}
    tone={answer.unconfirmed ? 'warn' : 'ok'}
    saying={answer.unconfirmed ? 'lookAtScreen' : 'mayEnter'}
    about={answer.lesson.schoolName}
    word={wordOf(answer)}
    lead={leadOf(answer)}
    actions={
      <Button variant="light" onTap={onClose}>
        好
      </Button>
    }
  >
    <View className="check-in__title">{answer.lesson.title}</View>
    <View>{whichOf(answer)}</View>
    {answer.unconfirmed ? (
      <View>没有收到学校附近的位置。请走到老师跟前，老师点一下你的名字就行，不用再扫。</View>
    ) : (
      <View>这节课已经记上了，其他课不受影响。</View>
    )}
  </Verdict>
)

interface Props {
  refusal: CheckInRefusal
  onScan: () => unknown
  onAgain: () => unknown
  onClose: () => void
}

/** Not checked in: amber where a moment or one more scan helps, red where somebody has to be asked. */
export function NotDone({ refusal, onScan, onAgain, onClose }: Props) {
  const { word, why, soon, next } = refusedWords(refusal, serverNow())
  return (
    <Verdict
      key={word}
      tone={soon ? 'warn' : 'no'}
      saying="lookAtScreen"
      about="上课签到"
      word={word}
      actions={
        <>
          {next === 'scan' && (
            <Button variant="light" icon="scan" onTap={onScan}>
              再扫一次
            </Button>
          )}
          {next === 'again' && (
            <Button variant="light" icon="refresh" onTap={onAgain}>
              再试一次
            </Button>
          )}
          <Button variant={next ? 'lightGhost' : 'light'} onTap={onClose}>
            返回
          </Button>
        </>
      }
    >
      <View className="check-in__title">{why}</View>
    </Verdict>
  )
}

/** A rider in the door of a classroom: one scan, one word. Opened from a session's page it takes the codes of that session only. */
export default function CheckInPage() {
  const { sessionId = '' } = useRouter().params
  const { state, scan, again, close } = useCheckIn(sessionId)
  // Who came from one session reads there where it stands, and isn't before the big button again.
  const done = () => {
    close()
    if (sessionId) void replacePage('myCourses')
  }
  const wait = (
    <Button variant="ghost" onTap={close}>
      不等了
    </Button>
  )
  return (
    <Screen>
      <View className="check-in">
        {state.kind === 'ready' && <Ready problem={state.problem} onScan={scan} />}
        {state.kind === 'asking' && <Asking word="正在签到" note="马上就好" actions={wait} />}
        {state.kind === 'done' && <Done answer={state.answer} onClose={done} />}
        {state.kind === 'refused' && <NotDone refusal={state.refusal} onScan={scan} onAgain={again} onClose={close} />}
      </View>
    </Screen>
  )
}
