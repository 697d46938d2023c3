import { stripVTControlCharacters } from 'node:util'

/** What `npm start` tells of the build of the phones' app (scripts/run/builds.mjs). */
export type Build =
  | { readonly state: 'building'; readonly percent: number }
  | { readonly state: 'built' }
  | { readonly state: 'failed'; readonly said: string }

/** What a phone shows until it can open (preview/waiting.js). */
export interface Progress extends State {
  /** Since the preview was started. */
  readonly seconds: number
}

export interface State {
  readonly ready: boolean
  /** How much of the app is built; null: all. */
  readonly percent: number | null
  /** Why there will be no app. */
  readonly failure: string | null
  /** How many riders of the sample data are there; null: all that belongs to them. */
  readonly riders: { readonly done: number; readonly all: number } | null
}

/** What a failed build says of the reason: from the first error on. */
export function reasonOf(said: string): string {
  const plain = stripVTControlCharacters(said)
  return plain.slice(Math.max(plain.indexOf('✖ Errors'), 0)).trim()
}

/** Keeps how far everything is that a phone needs: the app and the sample data. */
export class Preparation {
  private readonly started = Date.now()
  private state: State = { ready: false, percent: 0, failure: null, riders: { done: 0, all: 0 } }

  constructor(private readonly onChange: (progress: Progress, change: Partial<State>) => void) {}

  get progress(): Progress {
    return { ...this.state, seconds: Math.round((Date.now() - this.started) / 1000) }
  }

  note(change: Partial<State>): void {
    this.state = { ...this.state, ...change }
    this.onChange(this.progress, change)
  }
}
