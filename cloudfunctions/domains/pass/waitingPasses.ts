import { pageOf } from '../../kernel/database/page'
import { type PassDocument, passes } from './pass/passDocument'
import { viewStaffPasses } from './views/staffPass'

const PAGE = 30

/** Before all that waits: a pass of which nothing waits has null there and is not in the list. */
const BEGINNING = new Date(0)

/** One page of passes of which something waits for staff, the longest first. */
export async function findWaiting(index: 'proposedAt' | 'appealedAt', after: string | undefined, now: Date) {
  const found = await passes.find(index, { equals: {}, after: after ? new Date(after) : BEGINNING, limit: PAGE + 1 })
  const { page, next } = pageOf(found, PAGE, (pass) => sinceWhen(pass, index))
  return { data: { passes: await viewStaffPasses(page, now), next } }
}

const sinceWhen = (pass: PassDocument, index: 'proposedAt' | 'appealedAt') => pass[index] ?? BEGINNING
