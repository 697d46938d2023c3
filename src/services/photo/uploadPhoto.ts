import { onlineManager } from '@tanstack/react-query'
import { newRequestId } from '../requestId'
import { transport } from '../transport'
import type { Photo } from './photo'

/** Uploads a picture and gives its id for an action's input, or null when it did not get through (the person may try again). */
export async function uploadPhoto(photo: Photo): Promise<string | null> {
  if (!onlineManager.isOnline()) return null
  return transport.upload(photo.path, `incoming/${newRequestId()}.jpg`).catch(() => null)
}
