import type { Refusal } from '../../contract/errors'
import type { RiderId } from '../../contract/ids'
import { deleteFile, linkTo, readFile, storeFile } from '../shared/files'
import { type RiderDocument, riders } from '../shared/riders/riderDocument'
import { cleanJpeg } from './rules/jpeg'

/** The phone compresses to 300 KB; a server must not rely on it. */
const LIMIT_BYTES = 600 * 1024
/** Pixels of the shorter side: below that a guard can't tell a face. */
const MINIMUM_PIXELS = 240
/** Pixels of the longer side: a small file can claim a picture that no phone can unpack. */
const MAXIMUM_PIXELS = 8192

export type PortraitRefusal = Refusal<'PHOTO_MISSING' | 'PHOTO_NOT_JPEG' | 'PHOTO_TOO_LARGE' | 'PHOTO_TOO_SMALL'>

const nameIn = (upload: string) => /incoming\/([\w-]+)\.jpg$/.exec(upload)?.[1] ?? ''

const pathOf = (upload: string, riderId: RiderId) => `portraits/${riderId}/${nameIn(upload)}.jpg`

/** The file id that the portrait from this upload has or will have: the same every time. */
export const portraitOf = (upload: string, riderId: RiderId) => upload.replace(/incoming\/[\w-]+\.jpg$/, pathOf(upload, riderId))

/**
 * Takes an uploaded picture over as the rider's portrait: checked, without metadata, outside `incoming/`. A retry after a crash finds
 * the portrait even when the upload is gone. The portrait in force stays what it is: who uploads another picture under its name can't
 * put that in its place while somebody decides on what they saw.
 */
export async function takePortrait(upload: string, rider: RiderDocument): Promise<PortraitRefusal | null> {
  const { _id: riderId, photo } = rider
  const portrait = portraitOf(upload, riderId)
  if (photo === portrait) return null
  const source = await readFile(upload, LIMIT_BYTES)
  if (source === null) return (await linkTo(portrait)) ? null : { code: 'PHOTO_MISSING', details: {} }
  if (source === 'too_large' || source.length > LIMIT_BYTES) return { code: 'PHOTO_TOO_LARGE', details: { limitBytes: LIMIT_BYTES } }
  const picture = cleanJpeg(source)
  if (!picture || Math.max(picture.width, picture.height) > MAXIMUM_PIXELS) return { code: 'PHOTO_NOT_JPEG', details: {} }
  if (Math.min(picture.width, picture.height) < MINIMUM_PIXELS)
    return { code: 'PHOTO_TOO_SMALL', details: { minimumPixels: MINIMUM_PIXELS } }
  if (rider.stored.includes(portrait)) await storeNoted(upload, picture.bytes, riderId)
  else await noteBeforeStoring(portrait, rider)
  return null
}

/** Stores what was noted, and takes it back when the note is gone: an erasure or another picture came first and didn't find the file yet. */
async function storeNoted(upload: string, bytes: Buffer, riderId: RiderId): Promise<void> {
  await storeFile(pathOf(upload, riderId), bytes)
  const portrait = portraitOf(upload, riderId)
  const noted = (await riders.get(riderId))?.stored.includes(portrait)
  if (!noted) await deleteFile(portrait)
}

/**
 * Storage lists nothing, so a file that no document names could never be erased. The note is a change of its own: what was decided on the
 * earlier revision isn't saved, and `change` decides again, this time to store.
 */
const noteBeforeStoring = (portrait: string, { _id, revision, stored }: RiderDocument) =>
  riders.update(_id, { revision }, { revision: revision + 1, stored: [...stored, portrait] })
