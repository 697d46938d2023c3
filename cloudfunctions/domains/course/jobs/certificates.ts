import type { SessionId } from '../../../../contract/course/ids'
import { everyPage } from '../../../kernel/database/page'
import type { Job } from '../../../kernel/job'
import { batchReport } from '../../../kernel/jobs/runEach'
import { type OfferingDocument, offerings } from '../../booking/offeringDocument'
import { statisticsOfSession } from '../attendance/figures'
import { certify } from '../certificates/certify'
import { isDue, LOOKED_AT_DAYS, makesCertificates } from '../certificates/rules/certificate'

/** In one run; the next one, minutes later, goes on. */
const MOST = 200

const DAY_MS = 24 * 3_600_000

/** Issues the certificates of sessions that are over. Twice, late or never: each is issued once, and the next run issues what is missing. */
export async function issueCertificates(now: Date): Promise<{ issued: number }> {
  let issued = 0
  for (const session of await overSessions(now)) if (issued < MOST) issued += await issueOf(session, MOST - issued, now)
  return { issued }
}

export const certificatesDue: Job = {
  name: 'course.certificates',
  budgetMs: 15_000,
  async run({ now }) {
    const result = await issueCertificates(now)
    return batchReport(result.issued, MOST, result)
  },
}

type Over = Pick<OfferingDocument, '_id' | 'about' | 'endsAt' | 'certifiedAt'>

const overSessions = (now: Date): Promise<Over[]> =>
  everyPage(
    (limit, after) =>
      offerings.findPart(
        'age',
        {
          equals: { status: 'published' },
          ...(after ? { after } : { from: new Date(now.getTime() - LOOKED_AT_DAYS * DAY_MS) }),
          upTo: now,
          limit,
        },
        ['about', 'endsAt', 'certifiedAt'],
      ),
    ({ endsAt }) => endsAt,
  )

async function issueOf({ _id, details: about, endsAt, certifiedAt }: Over, most: number, now: Date): Promise<number> {
  if (!makesCertificates(about) || !isDue({ endsAt, lookedAt: certifiedAt ?? null }, now)) return 0
  const id = _id as SessionId
  const { issued, done } = await certify(id, about, await statisticsOfSession(id, about.lessons), { most, now })
  if (done) await offerings.update(id, {}, { certifiedAt: now })
  return issued
}
