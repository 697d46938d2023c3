import { onlineManager } from '@tanstack/react-query'
import type { UploadTicket } from '../../../contract/kernel/uploadTicket'
import { errorText } from '../errorText'
import type { AnyRefusal } from '../refusal'
import { transport } from '../transport'
import type { Photo } from './photo'

/** How a page asks for the right to upload one picture. */
export type AskForTicket = () => Promise<{ ok: true; data: UploadTicket } | { ok: false; error: AnyRefusal }>

/** Without network, or when the picture did not get through: the person may try again. */
const NOT_THROUGH = { fileId: null, problem: null } as const

/** Uploads a picture with a ticket of the server and gives its id for an action's input, or the words for a refusal. */
export async function uploadPhoto(
  photo: Photo,
  askForTicket: AskForTicket,
): Promise<{ fileId: string; problem: null } | { fileId: null; problem: string | null }> {
  if (!onlineManager.isOnline()) return NOT_THROUGH
  const reply = await askForTicket()
  if (!reply.ok) return reply.error.code === 'NO_REPLY' ? NOT_THROUGH : { fileId: null, problem: errorText(reply.error) }
  const fileId = await transport.upload(photo.path, reply.data.path).catch(() => null)
  return fileId === null ? NOT_THROUGH : { fileId, problem: null }
}
