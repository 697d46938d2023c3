import { useRef, useState } from 'react'

/** Runs an action so that a second tap does nothing while the first is under way. `busy` is for the eye, the guard doesn't wait for it. */
export function useOneTap(action: (() => unknown) | undefined) {
  const running = useRef(false)
  const [busy, setBusy] = useState(false)

  const tap = async () => {
    if (running.current || !action) return
    running.current = true
    try {
      const result = action()
      if (!(result instanceof Promise)) return
      setBusy(true)
      await result
    } finally {
      running.current = false
      setBusy(false)
    }
  }

  return { tap, busy }
}
