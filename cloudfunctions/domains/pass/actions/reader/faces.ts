import { pageOf } from '../../../../kernel/database/page'
import type { HandlerOf } from '../../../handlerOf'
import { type FaceDocument, faces } from '../../readers/faceDocument'
import { readers } from '../../readers/readerDocument'

const PAGE = 30

export const listFaces: HandlerOf<'compound.faces'> = async ({ compoundId, readerId, state, after }) => {
  const reader = await readers.get(readerId)
  if (reader?.compoundId !== compoundId) return { refusal: { code: 'NOT_FOUND', details: {} } }
  const place = { equals: { readerId, state }, ...(after && { after: new Date(after) }), limit: PAGE + 1 }
  const { page, next } = pageOf(await faces.find('reader', place), PAGE, ({ since }) => since)
  return { data: { faces: page.map(viewFace), next } }
}

/** Without the picture: nobody has to recognise anybody here. */
const viewFace = ({ passId, holder, since, receipt }: FaceDocument) => ({
  passId,
  holder: holder && { ...holder, photoUrl: null },
  since: since.toISOString(),
  receipt,
})
