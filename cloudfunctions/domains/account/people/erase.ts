import type { PersonId } from '../../../../contract/kernel/ids'
import { messageCredits } from '../../../kernel/inbox/credits'
import { messages } from '../../../kernel/inbox/messages'
import type { ErasePersonEffect } from '../../../kernel/outbox/effect'
import { people } from '../../../kernel/people/personDocument'
import { roles } from '../../../kernel/people/roles'
import { eraseBookings } from '../../booking/eraseBookings'
import { eraseResults } from '../../contest/resultDocument'
import { attendance, attendanceOf } from '../../course/attendance/attendanceDocument'
import { forgetHolder } from '../../course/certificates/forget'
import { eraseWishes } from '../../course/draw/eraseWishes'
import { erasePass } from '../../pass/pass/erasePass'
import { passIdOfRider } from '../../pass/pass/passDocument'
import { riders } from '../riders/riderDocument'

/**
 * Removes what belongs to a registration; the rider's document last, since it carries the order to do so. The person goes before the
 * messages: whoever delivers one meanwhile sees that and takes it back. When the rider's document isn't there any more all this was done
 * before, and who has registered anew since keeps everything.
 */
export async function erasePerson({ personId, riderId, at }: ErasePersonEffect): Promise<void> {
  if ((await riders.get(riderId))?.status !== 'erasing') return
  await forgetPerson(personId)
  for (;;) {
    const page = await messages.find('person', { equals: { personId }, limit: 100 })
    if (page.length === 0) break
    await Promise.all(page.map(({ _id }) => messages.remove(_id)))
  }
  await Promise.all((await attendanceOf(personId)).map(({ _id }) => attendance.remove(_id)))
  await messageCredits.remove(personId)
  await eraseWishes(personId)
  await eraseResults(personId)
  await eraseBookings(personId, at)
  await forgetHolder(personId)
  await erasePass(passIdOfRider(riderId), at)
  await riders.remove(riderId, { status: 'erasing' })
}

/** Roles are not part of a registration: who holds one must still be reached, and only takes back what was agreed to. */
async function forgetPerson(personId: PersonId): Promise<void> {
  const held = await roles.get(personId)
  if (!held || held.grants.length === 0) return void (await people.remove(personId))
  const person = await people.get(personId)
  if (!person) return
  const { revision } = person
  if (!(await people.update(personId, { revision }, { consents: {}, revision: revision + 1 }))) return forgetPerson(personId)
}
