type Listener = () => void

class AbortSignal {
  aborted = false
  private readonly listeners = new Set<Listener>()

  addEventListener(_type: 'abort', listener: Listener): void {
    this.listeners.add(listener)
  }

  removeEventListener(_type: 'abort', listener: Listener): void {
    this.listeners.delete(listener)
  }

  abort(): void {
    if (this.aborted) return
    this.aborted = true
    for (const listener of [...this.listeners]) listener()
  }
}

/** As much of the browser's as TanStack Query uses; a mini-program has none (config/index.ts). */
export class AbortController {
  readonly signal = new AbortSignal()

  abort(): void {
    this.signal.abort()
  }
}
