import { createRoot } from 'react-dom/client'
import type { Scanned } from '../scanned'
import { Scanner } from './Scanner'

/** The browser preview's scanner. It lies above the app as WeChat's does, so no page has to know of it. */
export function scanInBrowser(): Promise<Scanned> {
  const place = document.body.appendChild(document.createElement('div'))
  const root = createRoot(place)
  const scanned = new Promise<Scanned>((resolve) => root.render(<Scanner onDone={resolve} />))
  return scanned.finally(() => {
    root.unmount()
    place.remove()
  })
}
