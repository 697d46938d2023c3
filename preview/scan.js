// Who has no camera scans all the same: a phone tells this page which code it shows (src/services/scan/preview.ts), and the scanner of
// the other one offers it, beside sample posters of gates.

/** The posters, where there are any: [{ label, text }]. */
async function fetchPosters() {
  const response = await fetch('posters.json')
  const isJson = response.ok && response.headers.get('content-type')?.includes('json')
  return isJson ? response.json() : []
}

/** Begins to listen to the phones. Returns what must be called when a frame becomes somebody's phone. */
export function scanWithoutCamera() {
  // This page may be open before the sample data are filled in. A phone that scans opens only after that.
  let posters = []
  const phones = new Map()

  // A gate's poster is for riders; everybody else scans riders.
  const offersFor = (reader) => {
    const beside = [...phones.values()].filter((phone) => phone !== reader && phone.shows)
    const offers = beside.map(({ owner, shows }) => ({ label: `${owner.name}的手机`, text: shows }))
    return reader.owner.group === '小哥' ? [...offers, ...posters] : offers
  }
  const tellScanners = () => {
    for (const phone of phones.values()) {
      if (phone.scans) phone.frame.contentWindow.postMessage({ kind: 'can-be-scanned', offers: offersFor(phone) }, phone.origin)
    }
  }

  addEventListener('message', async ({ source, origin, data }) => {
    const phone = [...phones.values()].find(({ frame }) => frame.contentWindow === source)
    // A frame that is about to become another person's may still send what the last one had to say.
    if (phone?.origin !== origin) return
    if (data.kind === 'what-can-be-scanned') {
      phone.scans = true
      posters = await fetchPosters()
    }
    if (data.kind === 'shows') phone.shows = data.text
    tellScanners()
  })

  return (frame, { origin, owner }) => {
    phones.set(frame, { frame, origin, owner, shows: null, scans: false })
    tellScanners()
  }
}
