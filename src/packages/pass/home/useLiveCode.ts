import { useMemo } from 'react'
import { type PassAudience, STEP_SECONDS, stepAt } from '../../../../contract/pass/passCode'
import { useServerNow } from '../../../services/useServerNow'
import { type PassSecret, passCodeOf, passDigitsOf } from '../phone/phoneCode'

/** The code and the six digits of the moment, and for how many seconds they are still shown. */
export function useLiveCode(secret: PassSecret, audience: PassAudience) {
  const now = useServerNow(1000)
  const step = stepAt(now)
  const code = useMemo(() => passCodeOf(secret, audience, step), [secret, audience, step])
  const digits = useMemo(() => passDigitsOf(secret, step), [secret, step])
  const seconds = STEP_SECONDS - (Math.floor(now.getTime() / 1000) % STEP_SECONDS)
  return { code, digits, seconds, now }
}
