// The city of sample data: its clock, its beginnings, and what its server saw.

const CONTROLS = '/emulator/preview'
const PAUSE_MS = 1000

/** Asks the city for something that takes a moment; its state tells when it is done. While it begins anew nobody hears. */
export const tellCity = (what, body = {}) =>
  fetch(`${CONTROLS}/${what}`, { method: 'POST', body: JSON.stringify(body) }).catch(() => undefined)

/** null: nobody answers, as while the data begin anew. */
const ask = () =>
  fetch(`${CONTROLS}/state`)
    .then((response) => response.json())
    .catch(() => null)

/** Tells its state again and again, and when the clock was set or the data began anew. */
export async function followCity({ onState, onChange }) {
  let known = null
  for (;;) {
    const state = document.hidden ? null : await ask()
    if (state) onState(state)
    if (state?.ready && !state.busy) {
      const now = `${state.dataId} ${state.aheadMs}`
      if (known !== null && known !== now) onChange()
      known = now
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
}
