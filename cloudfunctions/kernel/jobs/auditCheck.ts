import { type ChainCheck, checkTrail } from '../audit/trail'
import { log } from '../log'

/** The hour (UTC) and minutes of the one run a day in which the whole trail is walked: 04:00 in Shanghai. */
const HOUR_UTC = 20
const MINUTES = 5

export const isAuditTime = (now: Date) => now.getUTCHours() === HOUR_UTC && now.getUTCMinutes() < MINUTES

/**
 * Walks every chain and reports what doesn't fit. The heads go to the log, which is another system: they are what shows that the end of
 * a chain was cut off.
 */
export async function checkAudit(): Promise<readonly ChainCheck[]> {
  const checks = await checkTrail()
  const broken = checks.flatMap(({ brokenAt }) => brokenAt)
  if (broken.length > 0) log({ level: 'error', action: 'jobs.auditCheck', requestId: broken.join(), code: 'AUDIT_BROKEN', ms: 0 })
  return checks
}
