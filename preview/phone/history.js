/**
 * Keeps the pages that this phone went through in memory. The frames of a page share one history: without this the back arrow of one phone, and the
 * browser's own, would move whichever phone went on last.
 */
export function keepOwnHistory() {
  const show = history.replaceState.bind(history)
  const entries = [{ state: history.state, url: location.href }]
  let at = 0

  const entryOf = (state, url) => ({ state, url: new URL(url ?? location.href, location.href).href })
  const goOn = (state, url) => {
    at += 1
    entries.splice(at, entries.length, entryOf(state, url))
    show(state, '', entries[at].url)
  }
  const go = (delta) => {
    const next = Math.min(Math.max(at + delta, 0), entries.length - 1)
    if (next === at) return
    const oldURL = entries[at].url
    at = next
    const { state, url } = entries[at]
    show(state, '', url)
    window.dispatchEvent(new PopStateEvent('popstate', { state }))
    window.dispatchEvent(new HashChangeEvent('hashchange', { oldURL, newURL: url }))
  }

  history.pushState = (state, _title, url) => goOn(state, url)
  history.replaceState = (state, _title, url) => {
    entries[at] = entryOf(state, url)
    show(state, '', entries[at].url)
  }
  history.go = (delta = 0) => void setTimeout(go, 0, delta)
  history.back = () => history.go(-1)
  history.forward = () => history.go(1)
  // A link, or whoever writes the address, goes on as well.
  window.addEventListener('hashchange', () => {
    if (location.href !== entries[at].url) goOn(history.state, location.href)
  })
}
