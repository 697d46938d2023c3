import { homeActions, MOST_TODAY } from '../../../contract/home/home'
import { byDeadline } from '../../../contract/kernel/today'
import { type Handler, serve } from '../../kernel/handler'
import { house } from '../../kernel/house'
import { viewMe } from '../account/public'
import { viewOwnPass } from '../pass/public'

/** The person first, because what waits at their workplaces is known then; everything else at once. */
const show: Handler<typeof homeActions.show> = async ({ deviceId }, { caller: { personId }, now }) => {
  const me = await viewMe(personId)
  const who = { personId, workplaces: me.workplaces }
  const [pass, ...things] = await Promise.all([
    deviceId === undefined ? null : viewOwnPass(personId, deviceId, now),
    ...house().domains.map(async (domain) => (await domain.today?.(who, now)) ?? []),
  ])
  return { data: { me, pass, today: byDeadline(things.flat(), now).slice(0, MOST_TODAY), now: now.toISOString() } }
}

/** What this domain answers. */
export const homeHandlers = serve(homeActions, { show })
