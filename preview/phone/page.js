/** The page around this phone: `rider-1.xiaoge.localhost` lies on `xiaoge.localhost`. */
const PAGE = location.origin.replace(/\/\/[^.]+\./, '//')

/** Hears the words of one kind that the page around this phone has for it. */
export function onWord(kind, listener) {
  window.addEventListener('message', ({ origin, data }) => {
    if (origin === PAGE && data?.kind === kind) listener(data)
  })
}

/** Has the app ask again for what is no longer new whenever the page says so, as when somebody takes the phone up. */
export function followGlances() {
  onWord('look', () => window.dispatchEvent(new Event('visibilitychange')))
}
