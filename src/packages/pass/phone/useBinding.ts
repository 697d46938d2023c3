import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { PassView } from '../../../../contract/pass/pass'
import { deviceId } from '../../../services/deviceId'
import type { RefusalOf } from '../../../services/refusal'
import { useOnline } from '../../../services/useOnline'
import { useWrite } from '../../../services/useWrite'
import { PASS_KEY, useChangePass } from '../usePass'
import type { KeptSecret } from './usePassSecret'
import { usePassSecret } from './usePassSecret'

export type BindRefusal = RefusalOf<'pass.bind'>

/** Whether this phone makes the pass's codes. */
export type Binding =
  | { kind: 'ready'; secret: KeptSecret }
  /** This phone is the one, but has no secret yet, or an outdated one. */
  | { kind: 'fetching' }
  | { kind: 'none' }
  | { kind: 'elsewhere' }

const isInForce = (secret: KeptSecret, { passId, boundAt }: PassView) => secret.passId === passId && secret.boundAt === boundAt

/** Whether the pass went to another phone after this secret was given out. What is known of the pass may be older than the secret. */
const isDead = (secret: KeptSecret, { phone, boundAt }: PassView) => phone === 'other' && (boundAt ?? '') > (secret.boundAt ?? '')

function bindingOf(pass: PassView, secret: KeptSecret | null | undefined): Binding {
  if (pass.phone === 'none') return { kind: 'none' }
  if (pass.phone === 'other') return { kind: 'elsewhere' }
  return secret && isInForce(secret, pass) ? { kind: 'ready', secret } : { kind: 'fetching' }
}

const noStorage = { code: 'NO_STORAGE', details: {}, requestId: '' } as const

/** Binds the pass to this phone, at a tap. */
function useBind(keep: (secret: KeptSecret) => Promise<void>) {
  const client = useQueryClient()
  const { send } = useWrite('pass.bind', { shown: ['pass.mine'] })
  const changePass = useChangePass()
  const [refusal, setRefusal] = useState<BindRefusal | null>(null)

  const bind = async (move: boolean) => {
    setRefusal(null)
    const reply = await send({ deviceId: await deviceId(), move })
    if (!reply) return
    if (!reply.ok) {
      // Something changed that this phone hasn't heard of.
      void client.invalidateQueries({ queryKey: PASS_KEY })
      return setRefusal(reply.error)
    }
    const { pass, now, seed, keyNo } = reply.data
    await keep({ passId: pass.passId, seed, keyNo, boundAt: pass.boundAt })
    await changePass({ pass, now })
  }
  const tap = (move: boolean) => bind(move).catch(() => setRefusal(noStorage))

  return { bind: tap, refusal }
}

/**
 * Whether this phone makes the codes of this pass, and how it comes to do so. A phone that is the one but lost its secret gets it again by itself;
 * anything that takes the pass away from another phone needs the person's tap.
 */
export function useBinding(pass: PassView) {
  const online = useOnline()
  const { secret, keep, forget } = usePassSecret()
  const { bind, refusal } = useBind(keep)
  const binding = bindingOf(pass, secret)
  const fetches = binding.kind === 'fetching' && secret !== undefined && pass.state === 'active' && online
  const forgets = Boolean(secret && isDead(secret, pass))

  // biome-ignore lint/correctness/useExhaustiveDependencies: once when it is found missing, and when the network is back; else at a tap
  useEffect(() => {
    if (fetches) void bind(false)
  }, [fetches])

  useEffect(() => {
    if (forgets) void forget()
  }, [forgets, forget])

  return { binding, bind, refusal }
}
