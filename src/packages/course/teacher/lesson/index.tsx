import { useRouter } from '@tarojs/taro'
import type { SessionId } from '../../../../../contract/course/ids'
import { usePullRefresh } from '../../../../services/usePullRefresh'
import { useServerNow } from '../../../../services/useServerNow'
import { Asking } from '../../../../ui/asking/Asking'
import { Button } from '../../../../ui/button/Button'
import { Notice } from '../../../../ui/notice/Notice'
import { Screen } from '../../../../ui/screen/Screen'
import { Answered } from '../../../../ui/states/Answered'
import { phaseOf } from '../lessonText'
import { Lesson } from './Lesson'
import './lesson.scss'
import { ScanVerdict } from './ScanVerdict'
import { type LessonInput, useRoll } from './useRoll'
import { useScanRider } from './useScanRider'
import '../../../booking/words/refusals'
import '../../words/refusals'
import '../../icons.scss'

const LOOKS_EVERY_MS = 10_000

/** The roll of one lesson: for a tired teacher with one hand free. */
export default function LessonPage() {
  const { sessionId = '', lessonNo = '' } = useRouter().params
  const lesson: LessonInput = { sessionId: sessionId as SessionId, lessonNo: Number(lessonNo) }
  const { query, replace } = useRoll(lesson)
  const { looking, problem, scan, close } = useScanRider(lesson, replace)
  const now = useServerNow(LOOKS_EVERY_MS)
  usePullRefresh(query.refetch)
  const isOpen = query.data !== undefined && phaseOf(query.data.lesson, now) === 'open'

  if (looking?.kind === 'asking') {
    const wait = (
      <Button variant="ghost" onTap={close}>
        不等了
      </Button>
    )
    return (
      <Screen>
        <Asking word="正在记" note="请小哥等一下" actions={wait} />
      </Screen>
    )
  }
  if (looking) {
    return (
      <Screen>
        <ScanVerdict title={query.data?.lesson.title ?? ''} looking={looking} onScan={scan} onClose={close} />
      </Screen>
    )
  }
  const footer = (
    <Button icon="scan" onTap={scan}>
      扫小哥的码
    </Button>
  )
  return (
    <Screen {...(isOpen && { footer })}>
      {problem && <Notice tone="warn">{problem}</Notice>}
      <Answered query={query}>{(roll) => <Lesson lesson={lesson} roll={roll} replace={replace} />}</Answered>
    </Screen>
  )
}
