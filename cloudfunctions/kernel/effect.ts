import * as z from 'zod/mini'

/** Something that must follow from a decision, as the decision says it. It is stored in the same update (kernel/outbox). */
export interface NewEffect {
  readonly kind: string
  readonly version: number
  readonly payload: unknown
  /** A job carries it out: it may concern many, and nobody waits for it. */
  readonly later: boolean
}

/** What a runner may know besides the payload. */
export interface Turn {
  readonly now: Date
  /** Whether there is time left to begin something else. */
  hasTime(): boolean
}

/** What a runner answers when its time was not enough: it goes on from this payload in the next turn. */
export interface GoOn<Payload> {
  readonly next: Payload
}

/** Carries out one kind of effect. It may run twice, and late: the second time changes nothing. */
export interface EffectRunner {
  readonly kind: string
  readonly version: number
  readonly options: EffectOptions
  run(payload: unknown, turn: Turn): Promise<GoOn<unknown> | undefined>
}

export interface EffectOptions {
  /** Concerns many people or documents: never carried out inside a reply, but by a job, in as many turns as it takes. */
  readonly later?: true
  /** Waits until nothing else is owed by the same document. */
  readonly afterOthers?: true
  /** Runners of several domains carry it out, so only a function that has all domains may do it. */
  readonly shared?: true
}

/** Carries out an effect; answers {@link GoOn} when its time was not enough. */
type Work<Payload> = (payload: Payload, turn: Turn) => Promise<GoOn<Payload> | undefined> | Promise<void>

export interface Effect<Payload> {
  (payload: Payload): NewEffect
  readonly kind: string
  readonly version: number
  readonly options: EffectOptions
  /** Says what carries it out. A domain lists what comes of this in its manifest. */
  does(work: Work<Payload>): EffectRunner
}

export type PayloadOf<E> = E extends Effect<infer Payload> ? Payload : never

/**
 * Declares an effect: its name, the version of its payload and what it carries. The declaration is pure, so rules can use it.
 *
 * @param kind the domain and what is done: `pass.endCodes`
 * @param version raised when the payload changes its shape; what is stored in an older shape is parked, not misread
 */
export function defineEffect<Schema extends z.ZodMiniType>(
  kind: string,
  version: number,
  schema: Schema,
  options: EffectOptions = {},
): Effect<z.output<Schema>> {
  const make = (payload: z.output<Schema>): NewEffect => ({ kind, version, payload, later: options.later === true })
  const does = (work: Work<z.output<Schema>>): EffectRunner => ({
    kind,
    version,
    options,
    run: async (payload, turn) => (await work(z.parse(schema, payload), turn)) ?? undefined,
  })
  return Object.assign(make, { kind, version, options, does })
}
