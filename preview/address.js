// Who has the phones and what is tried stands in the address, so that F5 and a link keep it: ?left=rider-1&right=guard-1&leftFont=1.5&scene=3.
// `leftPage` is the page of the app with which a phone opens.

const SIDES = ['left', 'right']

/** What the address says; a side that it doesn't name is empty. */
export function readAddress() {
  const query = new URLSearchParams(location.search)
  const side = (name) => ({
    ...(query.has(name) && { openid: query.get(name) }),
    ...(query.has(`${name}Page`) && { page: query.get(`${name}Page`) }),
    ...(query.has(`${name}Font`) && { scale: query.get(`${name}Font`) }),
  })
  return { left: side('left'), right: side('right'), scene: Number(query.get('scene')) }
}

export function writeAddress({ scene, ...phones }) {
  const query = new URLSearchParams()
  for (const side of SIDES) {
    query.set(side, phones[side].openid)
    if (phones[side].page !== null) query.set(`${side}Page`, phones[side].page)
    if (phones[side].scale !== '1') query.set(`${side}Font`, phones[side].scale)
  }
  if (scene > 0) query.set('scene', scene)
  history.replaceState(null, '', `?${query}`)
}
