import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { STEP_SECONDS, stepAt } from '../../../../../contract/pass/passCode'
import { deviceId } from '../../../../services/deviceId'
import { errorText } from '../../../../services/errorText'
import type { RefusalOf } from '../../../../services/refusal'
import { useBrightScreen } from '../../../../services/useBrightScreen'
import { useOnline } from '../../../../services/useOnline'
import { useServerNow } from '../../../../services/useServerNow'
import { useWrite } from '../../../../services/useWrite'
import { Button } from '../../../../ui/button/Button'
import { QrCode } from '../../../../ui/qr/QrCode'
import { Loading } from '../../../../ui/states/Answered'
import { State } from '../../../../ui/states/State'
import { type ClassSecret, classCodeOf } from './classCode'
import type { LessonInput } from './useRoll'

/** Of the lessons that this phone has shown since the app was started: in memory alone. */
const secrets = new Map<string, ClassSecret>()

type Showing =
  | { kind: 'ready'; secret: ClassSecret }
  | { kind: 'fetching' }
  /** Another phone shows the code, or this one did before the app was started anew: one tap. */
  | { kind: 'elsewhere' }
  | { kind: 'failed'; refusal: RefusalOf<'attendance.openClass'> }

const noStorage = { code: 'NO_STORAGE', details: {}, requestId: '' } as const

/**
 * What makes the codes of this lesson on this phone. The first phone that opens the lesson fetches it by itself; one that would take it from another phone
 * asks first.
 *
 * @param keyNo which phone shows the code, as the roll says; null: none yet
 */
function useClassCode(lesson: LessonInput, keyNo: number | null) {
  const name = `${lesson.sessionId}:${lesson.lessonNo}`
  const online = useOnline()
  const { send } = useWrite('attendance.openClass')
  const [secret, setSecret] = useState(() => secrets.get(name) ?? null)
  const [refusal, setRefusal] = useState<RefusalOf<'attendance.openClass'> | null>(null)

  const open = async () => {
    setRefusal(null)
    const device = await deviceId().catch(() => null)
    if (device === null) return setRefusal(noStorage)
    const reply = await send({ ...lesson, deviceId: device })
    if (!reply) return
    if (!reply.ok) return setRefusal(reply.error)
    const { classId, keyNo: own, seed } = reply.data
    secrets.set(name, { classId, keyNo: own, seed })
    setSecret({ classId, keyNo: own, seed })
  }

  const isFirst = keyNo === null && secret === null
  // biome-ignore lint/correctness/useExhaustiveDependencies: once when nobody shows the code yet, and when the network is back
  useEffect(() => {
    if (isFirst && online) void open()
  }, [isFirst, online])

  return { showing: showingOf(secret, refusal, keyNo), open }
}

function showingOf(secret: ClassSecret | null, refusal: RefusalOf<'attendance.openClass'> | null, keyNo: number | null): Showing {
  if (refusal) return { kind: 'failed', refusal }
  // The roll may be older than what this phone was given just now.
  if (secret && secret.keyNo >= (keyNo ?? 0)) return { kind: 'ready', secret }
  return keyNo === null ? { kind: 'fetching' } : { kind: 'elsewhere' }
}

/** The code of the moment, and for how many seconds it is still shown. */
function useLiveClassCode(secret: ClassSecret) {
  const now = useServerNow(1000)
  const code = classCodeOf(secret, stepAt(now))
  return { code, seconds: STEP_SECONDS - (Math.floor(now.getTime() / 1000) % STEP_SECONDS) }
}

/** px, with the white around: as wide as the phone, for somebody two rows away. */
const SIZE = 343

function Live({ secret }: { secret: ClassSecret }) {
  const { code, seconds } = useLiveClassCode(secret)
  useBrightScreen(true)
  return (
    <View className="lesson__code">
      <QrCode text={code} label="签到码，给小哥扫" size={SIZE} />
      <View className="lesson__seconds">{`${seconds} 秒后换新码`}</View>
      <View className="lesson__hint">请小哥打开“上课签到”来扫。拍照转发没用，30 秒就失效</View>
    </View>
  )
}

/** The code of the class, large; or why it can't be shown and what to do. */
export function ClassCode({ lesson, keyNo }: { lesson: LessonInput; keyNo: number | null }) {
  const { showing, open } = useClassCode(lesson, keyNo)
  switch (showing.kind) {
    case 'ready':
      return <Live secret={showing.secret} />
    case 'fetching':
      return <Loading />
    case 'elsewhere':
      return (
        <State
          icon="device"
          title="签到码在另一部手机上"
          note="也可能是这部手机重开过小程序。换到这部手机后，另一部上的码就不能用了"
          action={<Button onTap={open}>在这部手机出示</Button>}
        />
      )
    case 'failed':
      return (
        <State
          icon="warning"
          title="签到码没出来"
          note={`${errorText(showing.refusal)}。等的时候可以点名`}
          action={
            <Button variant="ghost" icon="refresh" onTap={open}>
              再试一次
            </Button>
          }
        />
      )
  }
}
