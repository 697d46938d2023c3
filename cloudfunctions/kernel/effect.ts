import * as z from 'zod/mini'

/** Work that must follow from a decision. The update that stores the decision also stores its effects (`kernel/outbox.ts`). */
export interface NewEffect {
  readonly kind: string
  readonly version: number
  readonly payload: unknown
  /** Left to a job: it may concern many people, and no caller waits for it. */
  readonly later: boolean
  /** The fields of the payload that are sealed while the effect waits. */
  readonly personal?: readonly string[]
}

/** The circumstances of a run, besides the payload. */
export interface Turn {
  readonly now: Date
  /** Whether there is enough time left to begin another step. */
  hasTime(): boolean
}

/** What a runner answers when it ran out of time: the next turn continues with this payload. */
export interface GoOn<Payload> {
  readonly next: Payload
}

/** Runs one kind of effect. It must be idempotent, because an effect may run twice, and late. */
export interface EffectRunner {
  readonly kind: string
  readonly version: number
  readonly options: EffectOptions
  run(payload: unknown, turn: Turn): Promise<GoOn<unknown> | undefined>
}

export interface EffectOptions {
  /** The effect concerns many people or documents. A reply never runs it; a job does, in as many turns as it takes. */
  readonly later?: true
  /** The effect waits until all other effects of the same document have completed. */
  readonly afterOthers?: true
  /** Several domains have a runner for the effect, so only a function with all domains may run it. */
  readonly shared?: true
  /**
   * Fields of the payload that are sealed while the effect waits, because they can hold what somebody has typed about a person. Their values
   * are such as JSON keeps.
   */
  readonly personal?: readonly string[]
}

/** The work of a runner. It answers {@link GoOn} when it ran out of time. */
type Work<Payload> = (payload: Payload, turn: Turn) => Promise<GoOn<Payload> | undefined> | Promise<void>

export interface Effect<Payload> {
  (payload: Payload): NewEffect
  readonly kind: string
  readonly version: number
  readonly options: EffectOptions
  /** Binds the work to the effect. A domain lists the resulting runner in its manifest. */
  does(work: Work<Payload>): EffectRunner
}

export type PayloadOf<E> = E extends Effect<infer Payload> ? Payload : never

/**
 * Declares an effect: its kind, the version of its payload and the payload's schema. The declaration is pure, so rules can use it.
 *
 * @param kind the domain and the work: `pass.endCodes`
 * @param version raised when the payload changes its shape, so that a stored payload of an older shape is never misread: it is parked after its attempts
 */
export function defineEffect<Schema extends z.ZodMiniType>(
  kind: string,
  version: number,
  schema: Schema,
  options: EffectOptions = {},
): Effect<z.output<Schema>> {
  const { later = false, personal } = options
  const make = (payload: z.output<Schema>): NewEffect => ({ kind, version, payload, later, ...(personal && { personal }) })
  const does = (work: Work<z.output<Schema>>): EffectRunner => ({
    kind,
    version,
    options,
    run: async (payload, turn) => (await work(z.parse(schema, payload), turn)) ?? undefined,
  })
  return Object.assign(make, { kind, version, options, does })
}
