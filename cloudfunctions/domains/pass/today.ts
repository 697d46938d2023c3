import type { PersonId } from '../../../contract/kernel/ids'
import type { TodayThing } from '../../../contract/kernel/today'
import { dayOf, startOf } from '../../kernel/calendar'
import type { AtHome } from '../../kernel/domain'
import { passOf } from './actions/ownPass'
import { isActive, isRenewable, renewableFrom } from './rules/passStatus'

/** The own pass where its end is near, and riders who wait at the compounds that somebody manages. */
export const todayOfPass = async ({ personId, workplaces }: AtHome, now: Date): Promise<TodayThing[]> => [
  ...(await endingPass(personId, now)),
  ...workplaces.flatMap((workplace) => {
    if (workplace.role !== 'propertyManager' || workplace.waiting === 0) return []
    const { compoundId, compoundName, waiting } = workplace
    return [{ kind: 'listingsWaiting' as const, at: startOf(dayOf(now)).toISOString(), compoundId, compoundName, count: waiting }]
  }),
]

async function endingPass(personId: PersonId, now: Date): Promise<TodayThing[]> {
  const pass = await passOf(personId)
  if (!pass || !isActive(pass, now)) return []
  if (pass.leaving) return [{ kind: 'passGrace', at: startOf(dayOf(now)).toISOString(), until: pass.leaving.at.toISOString() }]
  if (!isRenewable(pass, now)) return []
  return [{ kind: 'passRenewal', at: renewableFrom(pass).toISOString(), until: pass.expiresAt.toISOString() }]
}
