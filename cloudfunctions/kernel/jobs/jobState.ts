import { openCollection } from '../database/collection'
import { ensureDocument } from '../database/ensure'
import type { JobCursor } from '../job'

/** How far a job has come. */
export interface JobState {
  /** The job's name. */
  readonly _id: string
  readonly revision: number
  readonly cursor: JobCursor
  /** When its last turn began; of jobs that wait, the one that waits longest comes first. */
  readonly ranAt: Date
  /** When it begins anew, once it is through. */
  readonly nextAt: Date
  /** A turn is under way, unless it died, in which case another may begin after this. */
  readonly leasedUntil: Date
  readonly behindBy: number
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
