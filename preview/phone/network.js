import { onWord } from './page.js'

/** Switches this phone's network off and on as the page with the phones says. Pages of the app still open, as those that a phone has fetched do. */
export function followNetwork() {
  let online = !new URLSearchParams(location.search).has('offline')
  const realFetch = window.fetch
  const realSend = XMLHttpRequest.prototype.send

  window.fetch = (...given) => (online ? realFetch(...given) : Promise.reject(new TypeError('Failed to fetch')))
  XMLHttpRequest.prototype.send = function send(body) {
    if (online) realSend.call(this, body)
    else setTimeout(() => this.dispatchEvent(new ProgressEvent('error')))
  }
  Object.defineProperty(navigator, 'onLine', { get: () => online })
  onWord('network', (word) => {
    online = word.online
    window.dispatchEvent(new Event(online ? 'online' : 'offline'))
  })
}
