import type { Refusal } from '../../../../../contract/kernel/refusal'
import { change } from '../../../../kernel/database/change'
import { type Decision, refuse } from '../../../../kernel/database/decision'
import { webUrl } from '../../../../kernel/webUrl'
import type { HandlerOf } from '../../../handlerOf'
import { syncReaders } from '../../effects'
import {
  countReaders,
  ensureReader,
  MOST_READERS,
  type ReaderDocument,
  readerIdFor,
  readerKeyOf,
  readers,
} from '../../readers/readerDocument'

/** Who is on the white list and wants it is learned at once. */
export const add: HandlerOf<'compound.addReader'> = async ({ compoundId, gateId, name }, { caller, granted, request, now }) => {
  const url = webUrl()
  if (!granted.gates.some((gate) => gate.gateId === gateId)) return { refusal: { code: 'NOT_FOUND', details: {} } }
  const readerId = readerIdFor(caller.personId, request.requestId)
  const load = () => ensureReader({ _id: readerId, compoundId, gateId, name }, now)
  const outcome = await change(readers, load, request, (reader) => takeIntoUse(reader, now))
  if ('refusal' in outcome) return outcome
  return { data: { readerId, key: readerKeyOf(outcome.doc), url: `${url}/readers/${readerId}` } }
}

async function takeIntoUse(reader: ReaderDocument, now: Date): Promise<Decision<ReaderDocument, Refusal<'TOO_MANY'>>> {
  const { _id: readerId, compoundId } = reader
  // A bound against mistakes: two who add at one instant may go over it by one.
  if ((await countReaders(compoundId)) >= MOST_READERS) return refuse({ code: 'TOO_MANY', details: { limit: MOST_READERS } })
  return {
    kind: 'change',
    next: { list: 'active', since: now },
    effects: [syncReaders({ compoundId, readerId, at: now })],
  }
}
