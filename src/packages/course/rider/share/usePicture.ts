import { useEffect, useState } from 'react'
import { paintInBrowser } from './paintInBrowser'
import { paintOnPhone } from './paintOnPhone'
import type { Picture } from './picture'

const inBrowser = process.env.TARO_ENV === 'h5'

/** Paints the picture once the page stands. */
export function usePicture(picture: Picture): { path: string | null; failed: boolean; again: () => void } {
  const [path, setPath] = useState<string | null>(null)
  const [failed, setFailed] = useState(false)
  const [tries, setTries] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: painted anew for another try, not for an equal picture
  useEffect(() => {
    setFailed(false)
    const painting = inBrowser ? paintInBrowser(picture) : paintOnPhone(picture)
    painting.then(setPath).catch(() => setFailed(true))
  }, [tries])

  return { path, failed, again: () => setTries((count) => count + 1) }
}
