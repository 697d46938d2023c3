import { readStored, type StoredName, whenForgotten, writeStored } from './phoneStorage'
import { createStore } from './store'

/** Something that a person switches on or off on this phone. It stays so. */
export function createSetting(key: StoredName, initial: boolean) {
  const store = createStore(initial)
  whenForgotten(() => store.set(readStored<boolean>(key) ?? initial))
  return {
    get: store.get,
    use: store.use,
    set(on: boolean) {
      store.set(on)
      writeStored(key, on)
    },
    /** Runs once at the app's launch. */
    restore() {
      const kept = readStored<boolean>(key)
      if (kept !== null) store.set(kept)
    },
  }
}

/** Larger text and targets for people who want them (适老化). */
export const elderMode = createSetting('elderMode', false)

/** Whether verdicts are said aloud (语音播报). Vibration stays in any case. */
export const spokenVerdicts = createSetting('spokenVerdicts', true)
