import type { PersonId } from '../../../contract/kernel/ids'
import type { WriteRequest } from '../../kernel/request'
import { blindIndex } from '../../kernel/secrets/blindIndex'
import type { OfferingDocument, Participant } from './offeringDocument'

const LETTERS = 8

type Size = Pick<OfferingDocument, 'capacity' | 'waitLimit'>

/** So many requests are remembered of each person, the newest. An offering for thousands ends at 1 MB and remembers fewer. */
const rememberedIn = ({ capacity, waitLimit }: Size): number => (capacity + waitLimit <= 1_000 ? 8 : 3)

const idOf = (requestId: string) => blindIndex('request', requestId).slice(0, LETTERS)

type Asked = Pick<WriteRequest, 'requestId' | 'fingerprint'>

/** A request in 17 characters, since an offering remembers those of thousands: which one it is, and what it asked. */
const tagOf = ({ requestId, fingerprint }: Asked) => `${idOf(requestId)}:${fingerprint.slice(0, LETTERS)}`

export const tagged = (offering: Size, participant: Participant, request: Asked): Participant => ({
  ...participant,
  requestTags: [...participant.requestTags, tagOf(request)].slice(-rememberedIn(offering)),
})

/** Has this request changed this participant before, by the same question or by another? */
export function earlierUseOf(
  { participants }: Pick<OfferingDocument, 'participants'>,
  personId: PersonId,
  request: Asked,
): 'retry' | 'otherQuestion' | null {
  const id = idOf(request.requestId)
  const earlier = participants[personId]?.requestTags.find((tag) => tag.startsWith(`${id}:`))
  if (!earlier) return null
  return earlier === tagOf(request) ? 'retry' : 'otherQuestion'
}
