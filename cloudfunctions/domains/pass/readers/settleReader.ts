import type { ReaderId } from '../../../../contract/pass/ids'
import { countFaces } from './faceDocument'
import { readers } from './readerDocument'

/**
 * A removed reader goes from the list once it has forgotten everybody. It looks again after the change: a face may have come to light meanwhile, and
 * the reader with it. The guard is the list alone, so that a change of the reader that is under way stays valid.
 */
export async function settleReader(readerId: ReaderId, at: Date): Promise<void> {
  for (;;) {
    const reader = await readers.get(readerId)
    if (!reader || reader.list === 'active') return
    const { asked, acknowledged, deleting } = await countFaces(readerId)
    const list = asked + acknowledged + deleting > 0 ? 'removed' : 'gone'
    if (list === reader.list) return
    await readers.update(readerId, { list: reader.list }, { list, since: at })
  }
}
