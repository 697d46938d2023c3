import type { HandlersOf } from '../../../../kernel/handler'
import { add } from './add'
import { listFaces } from './faces'
import { list } from './list'
import { remove } from './remove'

/** What property managers do with face readers. What the readers do themselves comes over HTTP (`cloudfunctions/functions/web`). */
export const readerHandlers: Pick<
  HandlersOf<'pass'>,
  'compound.readers' | 'compound.addReader' | 'compound.removeReader' | 'compound.faces'
> = {
  'compound.readers': list,
  'compound.addReader': add,
  'compound.removeReader': remove,
  'compound.faces': listFaces,
}
