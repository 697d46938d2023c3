import type { PersonId } from '../../../contract/kernel/ids'
import type { Refusal } from '../../../contract/kernel/refusal'
import { takeClaimed } from './claimed'
import { type Booker, bookerOf } from './facts'
import { type Hindrance, hindranceOf } from './rules/agenda'
import { type Asking, lookAt, type TakingRefusal, takePlace } from './takePlace'

export type BookRefusal = TakingRefusal | Hindrance | Refusal<'UNAVAILABLE' | 'NOT_VERIFIED'>

/**
 * Books places for one person, or for a party together or not at all. Whether there are any is looked at first: who comes too late claims nothing.
 *
 * @returns why not, or null
 */
export async function book(asking: Asking): Promise<BookRefusal | null> {
  const look = await lookAt(asking)
  if ('refusal' in look) return look.refusal
  const seats = await bookersOf(asking.personIds)
  if (!seats) return { code: 'NOT_VERIFIED', details: {} }
  const head = 'own' in look ? look.own : null
  const outcome = await takeClaimed<{ taken: true }, BookRefusal>(
    asking,
    head,
    (agenda) => head && hindranceOf(agenda, head, factsIn(seats, agenda._id), asking.request.now),
    async () => {
      const refusal = await takePlace({ ...asking, seats }, look)
      return refusal ? { refusal } : { taken: true }
    },
  )
  return 'refusal' in outcome ? outcome.refusal : null
}

const factsIn = (seats: readonly Booker[], id: PersonId) => seats.find(({ personId }) => personId === id)?.facts ?? NOTHING_KNOWN
const NOTHING_KNOWN = { workKind: null, townId: null }

/** All of them, or null when one is no verified rider. */
async function bookersOf(personIds: readonly PersonId[]): Promise<readonly Booker[] | null> {
  const all = await Promise.all(personIds.map(bookerOf))
  const known = all.filter((one) => one !== null)
  return known.length === all.length ? known : null
}
