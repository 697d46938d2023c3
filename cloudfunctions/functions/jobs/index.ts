import { domains } from '../../domains'
import { createJobs } from '../../kernel/function'

/** The function that the timer calls: the jobs of all domains. */
export const main = createJobs(domains)
