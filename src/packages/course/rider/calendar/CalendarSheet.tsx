import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { SessionView } from '../../../../../contract/course/course'
import { serverNow } from '../../../../services/clock'
import { Button } from '../../../../ui/button/Button'
import { Notice } from '../../../../ui/notice/Notice'
import { Sheet } from '../../../../ui/overlay/Sheet'
import { lessonText } from '../../words/lessons'
import type { Stop } from './addToPhone'
import { ALARM_MINUTES } from './ics'
import { saveCalendarFile, useCalendar } from './useCalendar'

interface Props {
  session: SessionView
  onClose: () => void
}

const stopText: Record<Stop, (left: number) => string> = {
  denied: () => '微信没有写日历的权限。点“打开设置”，允许“添加到日历”，再回来点一次。手机系统里微信的日历权限也要打开。',
  cancelled: (left) => `还有 ${left} 节没加。要加，再点一次，加过的不会重复。`,
  failed: (left) => `手机没让加，还有 ${left} 节没加。请再点一次；还不行，可以看“我的课程”里的时间。`,
}

/** Puts the lessons to come into the phone's calendar: all of them, or only the next one. */
export function CalendarSheet({ session, onClose }: Props) {
  const { left, added, stop, add } = useCalendar(session)
  const [next] = left
  const actions = (
    <>
      {stop === 'denied' && <Button onTap={() => Taro.openSetting()}>打开设置</Button>}
      {next && <Button onTap={() => add(left.length)}>{left.length === 1 ? '加到手机日历' : `${left.length} 节全部加上`}</Button>}
      {next && left.length > 1 && (
        <Button variant="ghost" onTap={() => add(1)}>
          只加下一节
        </Button>
      )}
      <Button variant={next ? 'quiet' : 'primary'} onTap={onClose}>
        {next ? '先不加' : '好了'}
      </Button>
    </>
  )
  return (
    <Sheet title="加到手机日历" onClose={onClose} actions={actions}>
      {next && <View>{`下一节：${lessonText(next, serverNow())}。日历会提前 ${ALARM_MINUTES / 60} 小时提醒你。`}</View>}
      {added > 0 && <Notice tone="ok">{`加好了 ${added} 节。`}</Notice>}
      {stop && <Notice tone="warn">{stopText[stop](left.length)}</Notice>}
    </Sheet>
  )
}

/** In the browser: a file that its calendar reads. */
export function CalendarFileSheet({ session, onClose }: Props) {
  const actions = (
    <>
      <Button icon="download" onTap={() => saveCalendarFile(session)}>
        下载日历文件
      </Button>
      <Button variant="quiet" onTap={onClose}>
        好了
      </Button>
    </>
  )
  return (
    <Sheet title="加到日历" onClose={onClose} actions={actions}>
      <View>{`文件里有 ${session.lessons.length} 节课的时间、地点，每节提前 ${ALARM_MINUTES / 60} 小时提醒。下载后点开，选你的日历。`}</View>
    </Sheet>
  )
}
