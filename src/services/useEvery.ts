import { useEffect, useRef } from 'react'
import { useOnline } from './useOnline'
import { useShown } from './useShown'

/** Asks again and again while the page is in sight and the phone has a network. */
export function useEvery(ms: number, ask: () => unknown) {
  const shown = useShown()
  const online = useOnline()
  const active = shown && online
  const newest = useRef(ask)
  newest.current = ask

  useEffect(() => {
    if (!active) return
    const timer = setInterval(() => newest.current(), ms)
    return () => clearInterval(timer)
  }, [ms, active])
}
