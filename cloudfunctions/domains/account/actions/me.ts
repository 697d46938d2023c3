import type { meActions } from '../../../../contract/account/account'
import type { Handler } from '../../../kernel/handler'
import { creditsOf } from '../../../kernel/inbox/credits'
import { countUnread } from '../../../kernel/inbox/messages'
import { people } from '../../../kernel/people/personDocument'
import { workplacesOf } from '../../../kernel/people/roles'
import { riderIdOf } from '../riderDocument'
import { riders } from '../riders'
import { viewConsents } from '../rules/consent'
import { viewRider } from '../views'

/** Writes nothing: a person who only looks leaves no document behind. */
export const me: Handler<typeof meActions.me> = async (_, { caller: { personId } }) => {
  const [person, rider] = await Promise.all([people.get(personId), riders.get(riderIdOf(personId))])
  const [view, workplaces, unread, messageCredits] = await Promise.all([
    rider && viewRider(rider),
    workplacesOf(personId),
    countUnread(personId),
    creditsOf(personId),
  ])
  return { data: { rider: view, consents: viewConsents(person?.consents ?? {}), workplaces, unread, messageCredits } }
}
