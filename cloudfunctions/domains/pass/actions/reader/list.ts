import type { ReaderView } from '../../../../../contract/pass/faceReader'
import type { CompoundId } from '../../../../../contract/pass/ids'
import type { HandlerOf } from '../../../handlerOf'
import { countFaces } from '../../readers/faceDocument'
import { type ReaderDocument, readersIn } from '../../readers/readerDocument'

export const list: HandlerOf<'compound.readers'> = async (_, { granted }) => ({ data: await viewReaders(granted._id) })

/** Those in use and those that still have to forget somebody. */
export async function viewReaders(compoundId: CompoundId): Promise<{ readers: ReaderView[] }> {
  const [active, removed] = await Promise.all([readersIn('active', compoundId), readersIn('removed', compoundId)])
  return { readers: await Promise.all([...active, ...removed].map(viewReader)) }
}

const viewReader = async ({ _id, name, gateId, lastSeenAt }: ReaderDocument): Promise<ReaderView> => ({
  readerId: _id,
  name,
  gateId,
  lastSeenAt: lastSeenAt?.toISOString() ?? null,
  counts: await countFaces(_id),
})
