import { FunctionFailure } from './failure'
import type { Instance } from './instance'

/** What a pool needs of an instance. */
export type PooledInstance = Pick<Instance, 'ended' | 'run' | 'stop' | 'exited'>

export interface PoolOptions {
  readonly maxInstances: number
  /** How long a request waits for a free instance, in milliseconds. */
  readonly patienceMs: number
  readonly start: (onEnd: (instance: PooledInstance) => void) => PooledInstance
}

/**
 * The instances of one version of a function. Their number grows to a bound. Further requests wait for a moment and are then refused: the
 * platform lets nobody wait either, and an answer that comes when people have left helps nobody.
 */
export class Pool {
  private readonly all = new Set<PooledInstance>()
  private readonly idle: PooledInstance[] = []
  private readonly leaving = new Set<Promise<void>>()
  private readonly queue: Array<(instance: PooledInstance | FunctionFailure) => void> = []
  private retired = false

  constructor(private readonly options: PoolOptions) {}

  /** Calls the function on a free instance. Rejects with {@link FunctionFailure}. */
  async run(event: string, context: string, timeoutMs: number): Promise<string> {
    const instance = await this.take()
    try {
      return await instance.run(event, context, timeoutMs)
    } finally {
      this.give(instance)
    }
  }

  /** Finishes requests in progress and accepts no others, because a newer version replaces this one. */
  retire(): void {
    this.retired = true
    for (const instance of this.idle.splice(0)) void instance.stop()
  }

  /** Ends every instance now. Resolves when all threads have ended. */
  async stop(): Promise<void> {
    this.retired = true
    for (const wake of this.queue.splice(0)) wake(new FunctionFailure('crashed', 'The emulator stops.'))
    await Promise.all([...this.all].map((instance) => instance.stop()))
    await Promise.all(this.leaving)
  }

  private async take(): Promise<PooledInstance> {
    const free = this.idle.pop()
    if (free) return free
    if (this.all.size < this.options.maxInstances) return this.grow()
    const handed = await this.wait()
    if (handed instanceof FunctionFailure) throw handed
    return handed
  }

  private wait(): Promise<PooledInstance | FunctionFailure> {
    const { maxInstances, patienceMs } = this.options
    return new Promise((resolve) => {
      const busy = new FunctionFailure('busy', `All ${maxInstances} instances were busy for ${patienceMs} ms.`)
      const timer = setTimeout(() => {
        this.queue.splice(this.queue.indexOf(wake), 1)
        resolve(busy)
      }, patienceMs)
      const wake = (handed: PooledInstance | FunctionFailure) => {
        clearTimeout(timer)
        resolve(handed)
      }
      this.queue.push(wake)
    })
  }

  private grow(): PooledInstance {
    const instance = this.options.start((ended) => this.forget(ended))
    this.all.add(instance)
    return instance
  }

  private give(instance: PooledInstance): void {
    const wake = this.queue.shift()
    if (wake) wake(instance.ended ? this.grow() : instance)
    else if (this.retired) void instance.stop()
    else if (!instance.ended) this.idle.push(instance)
  }

  private forget(instance: PooledInstance): void {
    this.all.delete(instance)
    const index = this.idle.indexOf(instance)
    if (index >= 0) this.idle.splice(index, 1)
    const gone = instance.exited.then(() => {
      this.leaving.delete(gone)
    })
    this.leaving.add(gone)
  }
}
