import { creditsOf } from '../../../kernel/inbox/credits'
import { countUnread } from '../../../kernel/inbox/messages'
import { people } from '../../../kernel/people/personDocument'
import type { HandlerOf } from '../../handlerOf'
import { riderIdOf } from '../riders/ids'
import { riders } from '../riders/riderDocument'
import { viewConsents } from '../rules/consent'
import { viewRider } from '../views'
import { workplacesOf } from '../workplaces'

/** Writes nothing: who only looks leaves no trace. */
export const me: HandlerOf<'account.me'> = async (_, { caller: { personId } }) => {
  const [person, rider] = await Promise.all([people.get(personId), riders.get(riderIdOf(personId))])
  const [view, workplaces, unread, messageCredits] = await Promise.all([
    rider && viewRider(rider),
    workplacesOf(personId),
    countUnread(personId, person?.readUpTo ?? new Date(0)),
    creditsOf(personId),
  ])
  return { data: { rider: view, consents: viewConsents(person?.consents ?? {}), workplaces, unread, messageCredits } }
}
