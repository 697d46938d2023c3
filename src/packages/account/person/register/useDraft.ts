import { useDidHide } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import type { RiderView } from '../../../../../contract/account/rider'
import type { RefusalOf } from '../../../../services/refusal'
import { useOnline } from '../../../../services/useOnline'
import { useWrite } from '../../../../services/useWrite'
import { type Draft, validFields } from './registrationSchema'

/** ms after the last change. */
const QUIET_MS = 800
/** ms until the next try when the last one didn't get through. */
const AGAIN_MS = 15_000

export type DraftState = { kind: 'untouched' } | { kind: 'saved'; at: Date } | { kind: 'notSaved' }

type Refusal = RefusalOf<'rider.saveDraft'>

interface Options {
  values: Parameters<typeof validFields>[0]
  /** An application that waits is not changed field by field. */
  enabled: boolean
  onSaved: (rider: RiderView) => unknown
  /** The server will not have it as it is: no use in trying again. */
  onRefused: (refusal: Refusal) => unknown
}

const LOST: ReadonlySet<Refusal['code']> = new Set(['OFFLINE', 'NO_REPLY', 'UNAVAILABLE', 'BUSY', 'INTERNAL'])

const changedIn = (fields: Draft, settled: Draft): Draft =>
  Object.fromEntries(Object.entries(fields).filter(([field, value]) => settled[field as keyof Draft] !== value))

/** Keeps what is filled in right on the server, quietly: soon after a change, when the page is left, and again when the network is back. */
export function useDraft({ values, enabled, onSaved, onRefused }: Options): DraftState {
  const { send, busy } = useWrite('rider.saveDraft', { shown: ['account.me'] })
  const online = useOnline()
  const [state, setState] = useState<DraftState>({ kind: 'untouched' })
  /** Saved, or refused for good: not sent again as it is. */
  const settled = useRef<Draft>(validFields(values))
  /** The last try that didn't get through: the same one waits longer. */
  const lost = useRef<{ values: typeof values; online: boolean } | null>(null)

  const save = async () => {
    const fields = enabled ? changedIn(validFields(values), settled.current) : {}
    if (Object.keys(fields).length === 0) return
    const reply = await send(fields)
    if (!reply) return
    if (!reply.ok && LOST.has(reply.error.code)) {
      lost.current = { values, online }
      return setState({ kind: 'notSaved' })
    }
    settled.current = { ...settled.current, ...fields }
    if (!reply.ok) return onRefused(reply.error)
    setState({ kind: 'saved', at: new Date() })
    await onSaved(reply.data)
  }

  const latest = useRef(save)
  latest.current = save
  useEffect(() => {
    if (busy) return
    const isSame = lost.current?.values === values && lost.current.online === online
    const timer = setTimeout(() => latest.current(), isSame ? AGAIN_MS : QUIET_MS)
    return () => clearTimeout(timer)
  }, [values, busy, online])
  useDidHide(() => {
    latest.current()
  })
  return state
}
