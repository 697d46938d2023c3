import type { meActions } from '../../../../contract/account/account'
import type { OutputOf } from '../../../../contract/kernel/action'
import type { PersonId } from '../../../../contract/kernel/ids'
import type { Handler } from '../../../kernel/handler'
import { creditsOf } from '../../../kernel/inbox/credits'
import { countUnread } from '../../../kernel/inbox/messages'
import { people } from '../../../kernel/people/personDocument'
import { workplacesOf } from '../../../kernel/people/roles'
import { riderIdOf } from '../riderDocument'
import { riders } from '../riders'
import { viewConsents } from '../rules/consent'
import { viewRider } from '../views'

export const me: Handler<typeof meActions.me> = async (_, { caller: { personId } }) => ({ data: await viewMe(personId) })

/** Everything that the tab pages show of a person. It writes nothing: a person who only looks leaves no document behind. */
export async function viewMe(personId: PersonId): Promise<OutputOf<typeof meActions.me>> {
  const [person, rider] = await Promise.all([people.get(personId), riders.get(riderIdOf(personId))])
  const [view, workplaces, unread, messageCredits] = await Promise.all([
    rider && viewRider(rider),
    workplacesOf(personId),
    countUnread(personId),
    creditsOf(personId),
  ])
  return { rider: view, consents: viewConsents(person?.consents ?? {}), workplaces, unread, messageCredits }
}
