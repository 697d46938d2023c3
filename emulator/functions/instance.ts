import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { FunctionFailure } from './failure'
import { eachLine } from './lines'

const RUNTIME = join(__dirname, 'runtime.mjs')
/** The time that a function may take to load before its first request. */
const LOAD_LIMIT_MS = 15_000

export interface InstanceOptions {
  readonly file: string
  readonly env: Readonly<Record<string, string>>
  readonly memoryMb: number
  /** By how many milliseconds its clock is ahead of this machine's. */
  readonly ahead: () => number
  readonly log: (line: string) => void
  readonly onEnd: (instance: Instance) => void
}

type Answer = { ready: true } | { json: string } | { thrown: string }

interface Pending {
  readonly event: string
  readonly context: string
  readonly timeoutMs: number
  readonly resolve: (json: string) => void
  readonly reject: (failure: FunctionFailure) => void
}

const failureOf = (error: NodeJS.ErrnoException): FunctionFailure =>
  error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? new FunctionFailure('memory', 'The function used more memory than it has.')
    : new FunctionFailure('crashed', `The function crashed: ${error.stack ?? error}`)

/** One running instance of a function, in a thread and an environment of its own. As on the platform, it handles one request at a time. */
export class Instance {
  ended = false
  /** Resolves when the thread has ended. */
  readonly exited: Promise<void>
  private ready = false
  private pending: Pending | undefined
  private timer: NodeJS.Timeout | undefined
  private readonly worker: Worker

  constructor(private readonly options: InstanceOptions) {
    this.worker = new Worker(RUNTIME, {
      workerData: { file: options.file },
      env: { ...options.env },
      execArgv: [],
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: options.memoryMb },
    })
    eachLine(this.worker.stdout, options.log)
    eachLine(this.worker.stderr, options.log)
    this.worker.on('message', (answer: Answer) => this.take(answer))
    this.worker.on('error', (error) => this.end(failureOf(error)))
    this.worker.on('exit', () => this.end(new FunctionFailure('crashed', 'The function ended its own process.')))
    this.exited = new Promise((resolve) => this.worker.once('exit', () => resolve()))
  }

  /**
   * Calls the function once with JSON and returns JSON. Rejects with {@link FunctionFailure}; after any failure except `threw` the instance
   * has ended.
   */
  run(event: string, context: string, timeoutMs: number): Promise<string> {
    return new Promise((resolve, reject) => {
      this.pending = { event, context, timeoutMs, resolve, reject }
      if (this.ready) this.send(this.pending)
      else this.limit(LOAD_LIMIT_MS, 'The function took too long to load.')
    })
  }

  /** Ends the thread; a request in progress fails. */
  async stop(): Promise<void> {
    this.end(new FunctionFailure('crashed', 'The instance was stopped.'))
    await this.worker.terminate()
  }

  private send({ event, context, timeoutMs }: Pending): void {
    this.limit(timeoutMs, `The function took longer than its ${timeoutMs / 1000} s.`)
    this.worker.postMessage({ event, context, ahead: this.options.ahead() })
  }

  private limit(ms: number, message: string): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => {
      this.end(new FunctionFailure('timeout', message))
      void this.worker.terminate()
    }, ms)
  }

  private take(answer: Answer): void {
    if ('ready' in answer) {
      this.ready = true
      if (this.pending) this.send(this.pending)
      return
    }
    const pending = this.settle()
    if ('json' in answer) pending?.resolve(answer.json)
    else pending?.reject(new FunctionFailure('threw', answer.thrown))
  }

  private settle(): Pending | undefined {
    clearTimeout(this.timer)
    const { pending } = this
    this.pending = undefined
    return pending
  }

  private end(failure: FunctionFailure): void {
    if (this.ended) return
    this.ended = true
    this.options.onEnd(this)
    this.settle()?.reject(failure)
  }
}
