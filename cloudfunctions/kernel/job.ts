/** Where a job stopped, in a form that only the job reads: the key of the last document, or a position in a list. */
export type JobCursor = string | null

/** One turn of a job. */
export interface JobTurn {
  readonly now: Date
  readonly cursor: JobCursor
  /** Whether there is enough of the budget left to begin another step. */
  hasTime(): boolean
}

/** The result of a turn. */
export interface JobReport {
  /** Where to continue; null when the job is complete and starts again at its next due time. */
  readonly cursor: JobCursor
  /** How many documents are known to wait for the next turn; 0 also when they were not counted. */
  readonly behindBy: number
  /** Counts and ids for the log. */
  readonly result?: unknown
}

/**
 * Work that runs by the timer. A turn may run twice, late or never, which must change only when something happens and not what is decided.
 * A failed turn is logged and repeated, and does not stop other jobs.
 */
export interface Job {
  /** The domain and the work: `course.lessons`. */
  readonly name: string
  /** The time for one turn, in milliseconds. The job stops when it is used up. */
  readonly budgetMs: number
  /** The shortest time between two starts, in milliseconds. Without it the job runs at every turn of the timer. */
  readonly everyMs?: number
  run(turn: JobTurn): Promise<JobReport>
}
