import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import type { Actions } from '../../../../../contract'
import type { OutputOf } from '../../../../../contract/kernel/action'
import { deviceId } from '../../../../services/deviceId'
import { phoneLocation } from '../../../../services/phoneLocation'
import type { RefusalOf } from '../../../../services/refusal'
import { scanCode } from '../../../../services/scan/scanCode'
import { noCameraText } from '../../../../services/scan/scanned'
import { useAsk } from '../../../../services/useAsk'
import { useTurn } from '../../../../services/useTurn'
import { shareLocation } from './shareLocation'

export type CheckedIn = OutputOf<Actions['attendance.checkIn']>
export type CheckInRefusal = RefusalOf<'attendance.checkIn'>

export type CheckIn =
  | { kind: 'ready'; problem: string | null }
  | { kind: 'asking' }
  | { kind: 'done'; answer: CheckedIn }
  | { kind: 'refused'; refusal: CheckInRefusal }

type Location = Awaited<ReturnType<typeof phoneLocation>>

/** As long as a code of ours can be, and more: `CredentialText`. */
const LONGEST = 600
const unreadable = { code: 'CLASS_CODE_REFUSED', details: { reason: 'unreadable' }, requestId: '' } as const
const noStorage = { code: 'NO_STORAGE', details: {}, requestId: '' } as const

/**
 * Scans the code of the class and checks in. The place is asked for before the camera opens: no prompt may cover what comes out. A code that was scanned
 * and not answered is sent again as the same try, as long as it holds.
 */
export function useCheckIn(sessionId: string) {
  // Nobody else wants to know, so it needn't be read at the app's launch.
  useDidShow(() => shareLocation.restore())
  const send = useAsk('attendance.checkIn')
  const { begin } = useTurn()
  const [state, setState] = useState<CheckIn>({ kind: 'ready', problem: null })
  const [scanned, setScanned] = useState<{ text: string; location: Location } | null>(null)

  const ask = async (text: string, location: Location) => {
    setScanned({ text, location })
    setState({ kind: 'asking' })
    const isCurrent = begin()
    const device = await deviceId().catch(() => null)
    if (device === null) return setState({ kind: 'refused', refusal: noStorage })
    const reply = await send({ text, deviceId: device, location, ...(sessionId && { sessionId }) })
    if (isCurrent()) setState(reply.ok ? { kind: 'done', answer: reply.data } : { kind: 'refused', refusal: reply.error })
  }

  const scan = async () => {
    const location = shareLocation.get() ? await phoneLocation() : null
    const found = await scanCode()
    if (found.kind === 'cancelled') return
    if (found.kind === 'noCamera') return setState({ kind: 'ready', problem: `${noCameraText[found.why]}；也可以让老师扫你的小哥码` })
    if (found.text === '' || found.text.length > LONGEST) return setState({ kind: 'refused', refusal: unreadable })
    await ask(found.text, location)
  }

  const again = async () => {
    if (scanned) await ask(scanned.text, scanned.location)
  }
  const close = () => {
    begin()
    setState({ kind: 'ready', problem: null })
  }
  return { state, scan, again, close }
}
