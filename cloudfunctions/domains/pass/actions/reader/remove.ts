import { change } from '../../../../kernel/database/change'
import type { Decision } from '../../../../kernel/database/decision'
import type { HandlerOf } from '../../../handlerOf'
import { syncReaders } from '../../effects'
import { type ReaderDocument, readers } from '../../readers/readerDocument'
import { viewReaders } from './list'

export const remove: HandlerOf<'compound.removeReader'> = async ({ compoundId, readerId }, { request, now }) => {
  const load = async () => {
    const reader = await readers.get(readerId)
    return reader?.compoundId === compoundId ? reader : null
  }
  const outcome = await change(readers, load, request, (reader) => takeOutOfUse(reader, now))
  return 'refusal' in outcome ? outcome : { data: await viewReaders(compoundId) }
}

/** One that is removed already, or gone, stays what it is. */
const takeOutOfUse = ({ _id: readerId, compoundId, list }: ReaderDocument, now: Date): Decision<ReaderDocument> => ({
  kind: 'change',
  next: list === 'active' ? { list: 'removed', since: now } : {},
  effects: [syncReaders({ compoundId, readerId, at: now })],
})
