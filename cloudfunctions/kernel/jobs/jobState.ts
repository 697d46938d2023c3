import { openCollection } from '../database/collection'
import { ensureDocument } from '../database/ensure'
import type { JobCursor } from '../job'

/** The stored progress of a job. */
export interface JobState {
  /** The job's name. */
  readonly _id: string
  readonly revision: number
  readonly cursor: JobCursor
  /** When its last turn began. The job that has waited longest runs first. */
  readonly ranAt: Date
  /** When it starts again after it has completed. */
  readonly nextAt: Date
  /** Until then, no other process starts a turn of this job. The lease ends by itself if the process that holds it dies. */
  readonly leasedUntil: Date
  readonly behindBy: number
  /** How many documents of its own kind the job has kept for good. */
  readonly kept?: number
}

export const jobStates = openCollection<JobState>({
  name: 'jobStates',
  indexes: [],
  retention: { keep: 'always', why: 'One small document for each job; no personal data.' },
})

const NEVER = new Date(0)

export const jobStateOf = (name: string): Promise<JobState> =>
  ensureDocument(jobStates, name, () => ({
    _id: name,
    revision: 0,
    cursor: null,
    ranAt: NEVER,
    nextAt: NEVER,
    leasedUntil: NEVER,
    behindBy: 0,
  }))
