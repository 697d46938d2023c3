import type { Refusal } from '../../../contract/kernel/refusal'
import type { Collection, Guard } from '../database/collection'
import type { Changeable } from '../database/decision'
import { deleteFile, readFile, storeFile } from '../files'
import { type CleanJpeg, cleanJpeg } from './rules/jpeg'

/** A document that has a picture. */
export interface PictureOwner extends Changeable {
  /** Every picture that was stored for it, noted before it was: what a crash left unused goes with the next one, or at the end. */
  readonly stored: readonly string[]
}

/** Pictures of one kind: whose they are, where they lie and what they must be. */
export interface PictureKind<Owner extends PictureOwner> {
  readonly owners: Pick<Collection<Owner>, 'get' | 'update'>
  readonly folder: string
  readonly limitBytes: number
  /** Pixels of the shorter side. */
  readonly minimumPixels: number
}

export type PictureRefusal = Refusal<'PHOTO_MISSING' | 'PHOTO_NOT_JPEG' | 'PHOTO_TOO_LARGE' | 'PHOTO_TOO_SMALL'>

/** Pixels of the longer side: a small file can claim a picture that no phone can unpack. */
const MAXIMUM_PIXELS = 8192

const nameIn = (upload: string) => /incoming\/([\w-]+)\.jpg$/.exec(upload)?.[1] ?? ''

const pathOf = (folder: string, upload: string, ownerId: string) => `${folder}/${ownerId}/${nameIn(upload)}.jpg`

/** The file id that the picture from this upload has or will have: the same every time. */
export const pictureOf = ({ folder }: { readonly folder: string }, upload: string, ownerId: string) =>
  upload.replace(/incoming\/[\w-]+\.jpg$/, pathOf(folder, upload, ownerId))

/**
 * Takes an uploaded picture over as one of the owner's: checked, without metadata, outside `incoming/`. A retry after a crash finds the
 * picture even when the upload is gone. (The one in force is not for this: who uploads another picture under its name must not put that in
 * its place.)
 */
export async function takePicture<Owner extends PictureOwner>(
  kind: PictureKind<Owner>,
  upload: string,
  owner: Owner,
): Promise<{ size: Pick<CleanJpeg, 'width' | 'height'> } | { refusal: PictureRefusal }> {
  const picture = pictureOf(kind, upload, owner._id)
  const source = await readFile(upload, kind.limitBytes)
  const taken = check(kind, source ?? (await readFile(picture, kind.limitBytes)))
  if ('code' in taken) return { refusal: taken }
  if (source !== null) await (owner.stored.includes(picture) ? storeNoted(kind, upload, taken.bytes, owner) : note(kind, picture, owner))
  return { size: { width: taken.width, height: taken.height } }
}

function check(
  { limitBytes, minimumPixels }: Pick<PictureKind<never>, 'limitBytes' | 'minimumPixels'>,
  source: Buffer | 'too_large' | null,
): CleanJpeg | PictureRefusal {
  if (source === null) return { code: 'PHOTO_MISSING', details: {} }
  if (source === 'too_large' || source.length > limitBytes) return { code: 'PHOTO_TOO_LARGE', details: { limitBytes } }
  const picture = cleanJpeg(source)
  if (!picture || Math.max(picture.width, picture.height) > MAXIMUM_PIXELS) return { code: 'PHOTO_NOT_JPEG', details: {} }
  if (Math.min(picture.width, picture.height) < minimumPixels) return { code: 'PHOTO_TOO_SMALL', details: { minimumPixels } }
  return picture
}

/** Stores what was noted, and takes it back when the note is gone: an erasure or another picture came first and didn't find the file yet. */
async function storeNoted<Owner extends PictureOwner>(
  kind: PictureKind<Owner>,
  upload: string,
  bytes: Buffer,
  { _id }: Owner,
): Promise<void> {
  await storeFile(pathOf(kind.folder, upload, _id), bytes)
  const picture = pictureOf(kind, upload, _id)
  const noted = (await kind.owners.get(_id))?.stored.includes(picture)
  if (!noted) await deleteFile(picture)
}

/**
 * Storage lists nothing, so a file that no document names could never be erased. The note is a change of its own: what was decided on the
 * earlier revision isn't saved, and `change` decides again, this time to store. (TypeScript can't see that a generic owner has these fields.)
 */
function note<Owner extends PictureOwner>({ owners }: PictureKind<Owner>, picture: string, { _id, revision, stored }: Owner) {
  const changes: object = { revision: revision + 1, stored: [...stored, picture] }
  return owners.update(_id, { revision } as Guard<Owner>, changes as Partial<Omit<Owner, '_id'>>)
}
