import { useEffect, useMemo } from 'react'
import { useOnline } from '../useOnline'
import { keepPicture, keptPath } from './keptPicture'

/**
 * Where to show a picture from: the phone, once it was saved there, else its link, which dies after minutes. `key`: what it is, e.g. `portrait`;
 * the phone keeps one picture for each.
 */
export function useKeptPicture(key: string, url: string | null): string | null {
  const online = useOnline()
  const path = useMemo(() => url && keptPath(key, url), [key, url])

  useEffect(() => {
    if (url && !path && online) void keepPicture(key, url)
  }, [key, url, path, online])

  return path || url
}
