import type { OfferingId } from '../../../contract/booking/ids'
import type { PersonId } from '../../../contract/kernel/ids'
import type { PayloadOf } from '../../kernel/effect'
import { inBatches } from '../../kernel/inBatches'
import { LOST, retryOnConflict } from '../../kernel/retry'
import { type AgendaBooking, type AgendaDocument, agendaOf, saveAgenda } from './agendaDocument'
import type { syncBookings } from './effects'
import { type Entry, OFFERING_HEAD, type OwnOffering, offerings, withEntries } from './offeringDocument'
import { withBooking } from './rules/agendaBookings'
import { entryOf, isLive } from './rules/entries'

const AT_ONCE = 10

export const followBookings = ({ offeringId, personIds, at }: PayloadOf<typeof syncBookings>): Promise<void> =>
  inBatches(personIds, AT_ONCE, (personId) => followBooking(offeringId, personId, at))

/** Functions die after 20 seconds: whoever made an older claim no longer takes a place by it. */
export const CLAIM_MS = 60_000

/**
 * Brings a person's agenda to what an offering says of them, late or repeated. The agenda is read first and saved only as it was read, so a copy is never
 * older than one that is there. A claim of somebody who is just about to take the place is left alone, unless it is the own one (`claim`).
 *
 * @returns the agenda as it is then
 */
export function followBooking(offeringId: OfferingId, personId: PersonId, now: Date, claim: string | null = null): Promise<AgendaDocument> {
  return retryOnConflict(async () => {
    const agenda = await agendaOf(personId)
    const own = await read(offeringId, personId)
    const booking = agenda.bookings[offeringId]
    const entry = own ? namedEntry(own, personId) : null
    if (isUpToDate(booking, own)) return agenda
    if (!booking && !entry) return agenda
    const isLeft = booking !== undefined && isUnderWay(booking, claim, now) && !(entry && isLive(entry.state))
    // Saved as it is: whoever claims may have read the offering before this, and looks again when the agenda is another.
    const next = isLeft ? agenda : withBooking(agenda, offeringId, own && entry ? copyOf(own, entry) : null, now)
    return (await saveAgenda(agenda, next)) ? { ...next, _id: personId, revision: agenda.revision + 1 } : LOST
  })
}

/** Without a name it is of somebody who has withdrawn: they have no agenda any more, and get none by it. */
function namedEntry(own: OwnOffering, personId: PersonId): Entry | null {
  const entry = entryOf(own, personId)
  return entry && entry.name !== null ? entry : null
}

const isUpToDate = (booking: AgendaBooking | undefined, own: OwnOffering | null) =>
  booking !== undefined && booking.claim === null && own !== null && booking.revision >= own.revision

const isUnderWay = ({ claim, since }: AgendaBooking, own: string | null, now: Date) =>
  claim !== null && claim !== own && now.getTime() - since.getTime() < CLAIM_MS

async function read(id: OfferingId, personId: PersonId): Promise<OwnOffering | null> {
  const part = await offerings.getPart(id, OFFERING_HEAD, [`entries.${personId}`])
  if (!part) return null
  const own = withEntries(part)
  const entry = entryOf(own, personId)
  if (entry?.state !== 'held' || entry.number !== null) return own
  const number = await fillInNumber(id, personId, entry.n)
  return { ...own, entries: { [personId]: { ...entry, number } } }
}

/** A place was taken without looking at the others: its number is where it stands in their order. */
async function fillInNumber(id: OfferingId, personId: PersonId, n: number): Promise<number> {
  const order = (await offerings.getPart(id, ['order']))?.order ?? []
  const number = order.lastIndexOf(personId) + 1
  await offerings.modify(id, {
    when: { [`entries.${personId}.n`]: { is: n } },
    change: { [`entries.${personId}.number`]: { set: number } },
  })
  return number
}

/** What was called off takes no time and counts towards no limit. */
const copyOf = (own: OwnOffering, { state, since }: { state: AgendaBooking['state']; since: Date }): AgendaBooking => ({
  ...{
    state,
    since,
    claim: null,
    title: own.about.title,
    kind: own.status === 'cancelled' ? null : (own.limit?.kind ?? null),
    place: own.place,
  },
  ...{ slots: own.slots, endsAt: own.endsAt, revision: own.revision },
})
