import type { meActions } from '../../../../contract/account/account'
import type { PersonId } from '../../../../contract/kernel/ids'
import type { Workplace } from '../../../../contract/kernel/roles'
import type { Handler } from '../../../kernel/handler'
import { house } from '../../../kernel/house'
import { creditsOf } from '../../../kernel/inbox/credits'
import { countUnread } from '../../../kernel/inbox/messages'
import { people } from '../../../kernel/people/personDocument'
import { roles } from '../../../kernel/people/roles'
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

/** The places where somebody works, in all domains, each with how many people wait there. */
export async function workplacesOf(personId: PersonId): Promise<Workplace[]> {
  const held = await roles.get(personId)
  return (await Promise.all(house().roles.map((role) => role.workplaces(personId, held)))).flat()
}
