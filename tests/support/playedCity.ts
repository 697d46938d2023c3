import { phonesAt } from '../../seed/phone'
import { until } from './patience'
import type { PlayedCity } from './scenePlayers'

const HOUR_MS = 3_600_000

interface State {
  readonly ready: boolean
  readonly busy: boolean
  readonly time: number
  readonly scene: number
  readonly ticks: readonly number[]
}

/** The city of a running preview, whose scenes are played without its page. */
export async function playedCity(url: string) {
  /** While the data begin anew nobody answers. */
  const look = async (): Promise<State | null> => {
    const reply = await fetch(new URL('emulator/preview/state', url)).catch(() => null)
    return reply?.ok ? reply.json() : null
  }
  await until(async () => (await look())?.ready === true)
  const posters: { label: string; text: string }[] = await (await fetch(new URL('posters.json', url))).json()
  let aheadMs = 0
  const control = async (what: string, body: object, isDone: (state: State) => boolean) => {
    await fetch(new URL(`emulator/preview/${what}`, url), { method: 'POST', body: JSON.stringify(body) })
    await until(async () => {
      const state = await look()
      if (state) aheadMs = state.time - Date.now()
      return state !== null && !state.busy && isDone(state)
    })
  }
  const city: PlayedCity = {
    phone: phonesAt(url.replace(/\/$/, '')),
    now: () => new Date(Date.now() + aheadMs),
    poster: (wanted) => posters.find(({ label }) => label === wanted)?.text ?? '',
    later: (hours) => {
      const to = Date.now() + aheadMs + hours * HOUR_MS
      return control('clock', { to }, ({ time }) => time >= to)
    },
  }
  return {
    ...city,
    /** Begins the scene with this number, the first one is 1. */
    begin: (number: number) => control('scene', { number }, ({ scene, ticks }) => scene === number && ticks.length === 0),
    ticks: async () => (await look())?.ticks,
  }
}
