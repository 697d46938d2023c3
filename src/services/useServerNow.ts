import { useEffect, useState } from 'react'
import { serverNow } from './clock'
import { useShown } from './useShown'

/**
 * The server's time, again every `everyMs` (a divisor of a minute): at the turn of the second, so that two clocks on one screen tick together.
 * While the page is hidden it costs nothing.
 */
export function useServerNow(everyMs: number): Date {
  const [now, setNow] = useState(serverNow)
  const shown = useShown()

  useEffect(() => {
    if (!shown) return
    let timer: ReturnType<typeof setTimeout>
    const tick = () => {
      const at = serverNow()
      setNow(at)
      timer = setTimeout(tick, everyMs - (at.getTime() % everyMs))
    }
    tick()
    return () => clearTimeout(timer)
  }, [everyMs, shown])

  return now
}
