/** Where a job stopped, in its own words: the key of the last document, a place in a list. It is stored as it is. */
export type JobCursor = string | null

/** One turn of a job. */
export interface JobTurn {
  readonly now: Date
  readonly cursor: JobCursor
  /** Whether there is time left in the budget to begin something else. */
  hasTime(): boolean
}

/** What came of a turn. */
export interface JobReport {
  /** Where to go on; null: it is through, and begins anew when it is due again. */
  readonly cursor: JobCursor
  /** So many documents are known to wait for the next turn; 0: none, or nobody has counted. */
  readonly behindBy: number
  /** For the log: counts and our own ids. */
  readonly result?: unknown
}

/**
 * Something that time brings. Every turn may come twice, late or never: what is decided stays the same, only when it happens changes. A turn
 * that fails is logged and comes again; it holds up no other job.
 */
export interface Job {
  /** The domain and what is done: `course.lessons`. */
  readonly name: string
  /** It ends its turn after so long, wherever it is. */
  readonly budgetMs: number
  /** Not more often than so; every turn of the timer where it is left out. */
  readonly everyMs?: number
  run(turn: JobTurn): Promise<JobReport>
}
