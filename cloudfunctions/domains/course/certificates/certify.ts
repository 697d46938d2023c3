import type { SessionId } from '../../../../contract/course/ids'
import type { PersonId } from '../../../../contract/kernel/ids'
import { offerings } from '../../booking/offeringDocument'
import { certificates } from './certificateDocument'
import { issue } from './issue'
import { certificateNoOf } from './numberOf'
import { type Certifying, isEarned } from './rules/certificate'

/** How often one person came, since the place was taken. */
export type FiguresOf = (personId: PersonId, since: Date) => { readonly attended: number; readonly percent: number }

const AT_ONCE = 10

/**
 * Issues what was earned in a session and is not there yet, at most so many; the next run goes on. `done`: nothing was left over. Cut short at any point, it
 * only has to run again.
 */
export async function certify(
  id: SessionId,
  about: Certifying,
  figuresOf: FiguresOf,
  { most, now }: { most: number; now: Date },
): Promise<{ issued: number; done: boolean }> {
  const session = await offerings.getPart(id, ['entries', 'endsAt'])
  const known = await numbersOf(id)
  const earned = (session ? Object.entries(session.participants) : []).flatMap(([key, { state, since, name }]) => {
    const personId = key as PersonId
    if (state !== 'held' || name === null || known.has(certificateNoOf(id, personId))) return []
    const figures = figuresOf(personId, since)
    return isEarned(figures, about.certificatePercent) ? [{ personId, name, attended: figures.attended }] : []
  })
  const batch = earned.slice(0, most)
  for (let at = 0; session && at < batch.length; at += AT_ONCE) {
    await Promise.all(batch.slice(at, at + AT_ONCE).map((one) => issue(session, about, one, now)))
  }
  return { issued: batch.length, done: batch.length === earned.length }
}

const PAGE = 1000

/** Every number that was issued in the session, the revoked ones among them. */
async function numbersOf(sessionId: SessionId): Promise<ReadonlySet<string>> {
  const numbers = new Set<string>()
  for (let after: string | undefined; ; ) {
    const page = await certificates.findPart('session', { equals: { sessionId }, ...(after && { after }), limit: PAGE }, ['sessionId'])
    for (const { _id } of page) numbers.add(_id)
    after = page.at(-1)?._id
    if (page.length < PAGE) return numbers
  }
}
