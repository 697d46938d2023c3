import { View } from '@tarojs/components'
import { clockText, momentText } from '../../../../services/time'
import { Button } from '../../../../ui/button/Button'
import { Verdict } from '../../../../ui/verdict/Verdict'
import type { CheckedIn } from './useCheckIn'

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
