import { useEffect, useMemo } from 'react'
import { useOnline } from '../useOnline'
import { forgetPicture, keepPicture, keptPath } from './keptPicture'

/**
 * Where to show a picture from: the phone, once it was saved there, else its link, which dies after minutes. `key`: what it is, e.g. `portrait`; the
 * phone keeps one picture for each. `url` null: there is none, nor stays one on the phone.
 */
export function useKeptPicture(key: string, url: string | null): string | null {
  const online = useOnline()
  const path = useMemo(() => url && keptPath(key, url), [key, url])

  useEffect(() => {
    if (!url) forgetPicture(key)
    else if (!path && online) void keepPicture(key, url)
  }, [key, url, path, online])

  return path || url
}
