/** What the page with the phones (preview/) may be told. */
type ToPreview = { kind: 'shows'; text: string | null } | { kind: 'what-can-be-scanned' }

/** A code that could be held in front of this phone's camera: on another phone, or a gate's poster. */
export interface Offer {
  label: string
  text: string
}

const PHONE_ON_PAGE = /^[^.]+\.(xiaoge\.localhost(?::\d+)?)$/

/** Where the page around this phone comes from; null when the phone stands alone. */
function pageOrigin(): string | null {
  const [, site] = PHONE_ON_PAGE.exec(window.location.host) ?? []
  return site && window.parent !== window ? `http://${site}` : null
}

export const isOnPreviewPage = () => pageOrigin() !== null

/** Only the page itself can read it, whoever else may frame this phone. */
export function tellPreview(message: ToPreview) {
  const origin = pageOrigin()
  if (origin) window.parent.postMessage(message, origin)
}

/** Asks what can be scanned, and hears it again whenever that changes: a code lives for seconds. Returns how to stop. */
export function followOffers(listener: (offers: readonly Offer[]) => void) {
  const hear = ({ origin, source, data }: MessageEvent<{ kind?: unknown; offers: readonly Offer[] }>) => {
    if (origin === pageOrigin() && source === window.parent && data.kind === 'can-be-scanned') listener(data.offers)
  }
  window.addEventListener('message', hear)
  tellPreview({ kind: 'what-can-be-scanned' })
  return () => window.removeEventListener('message', hear)
}
