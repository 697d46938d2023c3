import { contentOf } from '../../../cloudfunctions/kernel/inbox/messages'
import type { City } from './city'
import type { Phone } from './phone'

/** The manager vouches for what is there now. */
export async function vouchFor(manager: Phone, { riderId }: Phone) {
  const { revision } = await manager.must('station.application', { riderId })
  return manager.must('station.vouch', { riderId, revision })
}

/** A staff member approves what is there now. */
export async function approveAs(staff: Phone, { riderId }: Phone) {
  const { revision } = await staff.must('staff.application', { riderId })
  return staff.must('staff.approve', { riderId, revision })
}

/** What stands in somebody's inbox, the newest first. */
export const inboxOf = async (phone: Phone) => (await phone.must('inbox.list', {})).messages.map(({ content }) => content)

/** Every message in the city: to whom, and what it says. */
export async function everyMessage(city: City) {
  const { messages = [] } = await city.documents()
  return messages.map((message) => ({ personId: message.personId, content: contentOf(message as never) }))
}

/** How somebody's registration stands; undefined when there is none. */
export const statusOf = async (phone: Phone) => (await phone.must('account.me', {})).rider?.status
