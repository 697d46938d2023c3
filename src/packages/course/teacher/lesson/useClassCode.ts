import { useEffect, useState } from 'react'
import { STEP_SECONDS, stepAt } from '../../../../../contract/pass/passCode'
import { deviceId } from '../../../../services/deviceId'
import type { RefusalOf } from '../../../../services/refusal'
import { useOnline } from '../../../../services/useOnline'
import { useServerNow } from '../../../../services/useServerNow'
import { useWrite } from '../../../../services/useWrite'
import { type ClassSecret, classCodeOf } from './classCode'
import type { LessonInput } from './useRoll'

/** Of the lessons that this phone has shown since the app was started: in memory alone. */
const secrets = new Map<string, ClassSecret>()

export type Showing =
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
export function useClassCode(lesson: LessonInput, keyNo: number | null) {
  const name = `${lesson.sessionId}:${lesson.lessonNo}`
  const online = useOnline()
  const { send } = useWrite('attendance.openClass', ['attendance.roll'])
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
export function useLiveClassCode(secret: ClassSecret) {
  const now = useServerNow(1000)
  const code = classCodeOf(secret, stepAt(now))
  return { code, seconds: STEP_SECONDS - (Math.floor(now.getTime() / 1000) % STEP_SECONDS) }
}
