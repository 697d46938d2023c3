import { domains } from '../../domains'
import { createJobs } from '../../kernel/function'

/** What time brings, in every domain. */
export const main = createJobs(domains)
