import type { PersonId } from '../../../contract/kernel/ids'
import type { GoOn, PayloadOf, Turn } from '../../kernel/effect'
import { inBatches } from '../../kernel/inBatches'
import { deliver } from '../../kernel/inbox/deliver'
import type { syncEverybody, tellEverybody } from './effects'
import { followBooking } from './followBooking'
import { peopleOf } from './peopleOf'

const AT_ONCE = 10
/** After so many it looks whether there is time left. */
const PAGE = 100

/** Does something for everybody of an offering, in the order of their ids, so that it can go on behind the last one. */
async function forEverybody<Payload extends { readonly offeringId: Parameters<typeof peopleOf>[0]; readonly after: PersonId | null }>(
  payload: Payload,
  turn: Turn,
  work: (personId: PersonId) => Promise<unknown>,
): Promise<GoOn<Payload> | undefined> {
  const { after } = payload
  const left = (await peopleOf(payload.offeringId)).sort().filter((id) => after === null || id > after)
  for (let from = 0; from < left.length; from += PAGE) {
    const page = left.slice(from, from + PAGE)
    const last = left[from - 1]
    if (from > 0 && last && !turn.hasTime()) return { next: { ...payload, after: last } }
    await inBatches(page, AT_ONCE, work)
  }
}

/** Tells everybody who has a place, is offered one or waits: each once, however often this is done. */
export const tellOffering = (payload: PayloadOf<typeof tellEverybody>, turn: Turn) =>
  forEverybody(payload, turn, (personId) => {
    const { eventId, content, phrase, at } = payload
    return deliver({ eventId: `${eventId}:${personId}`, personId, content, phrase, at })
  })

/** Brings everybody's agenda to what the offering says of them now. */
export const followEverybody = (payload: PayloadOf<typeof syncEverybody>, turn: Turn) =>
  forEverybody(payload, turn, (personId) => followBooking(payload.offeringId, personId, payload.at))
