import type { PersonId } from '../../../contract/kernel/ids'
import type { WriteRequest } from '../../kernel/request'
import { blindIndex } from '../../kernel/secrets/blindIndex'
import type { Entry, OfferingDocument } from './offeringDocument'

const LETTERS = 8
const REMEMBERED = 3

const idOf = (requestId: string) => blindIndex('request', requestId).slice(0, LETTERS)

type Asked = Pick<WriteRequest, 'requestId' | 'fingerprint'>

/** A request in 17 characters, since an offering remembers those of thousands: which it is, and what it asked. */
const markOf = ({ requestId, fingerprint }: Asked) => `${idOf(requestId)}:${fingerprint.slice(0, LETTERS)}`

export const withMark = ({ applied }: Pick<Entry, 'applied'>, request: WriteRequest): readonly string[] =>
  [...applied, markOf(request)].slice(-REMEMBERED)

/** Has this person's entry been changed under this requestId before, by the same question or by another? */
export function earlierUseOf(
  { entries }: Pick<OfferingDocument, 'entries'>,
  personId: PersonId,
  request: Asked,
): 'retry' | 'otherQuestion' | null {
  const id = idOf(request.requestId)
  const earlier = entries[personId]?.applied.find((mark) => mark.startsWith(`${id}:`))
  if (!earlier) return null
  return earlier === markOf(request) ? 'retry' : 'otherQuestion'
}
