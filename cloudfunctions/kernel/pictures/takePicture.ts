import type { PersonId } from '../../../contract/kernel/ids'
import type { Refusal } from '../../../contract/kernel/refusal'
import type { Collection, Guard } from '../database/collection'
import type { Changeable } from '../database/decision'
import { deleteFile, readFile, storeFile } from '../files'
import { type CleanJpeg, cleanJpeg } from './rules/jpeg'
import { ownsUpload, spendUploadTicket, type UploadPurpose } from './uploads'

/** A document that has a picture. */
export interface PictureOwner extends Changeable {
  /**
   * Every picture stored for the document, listed before it is stored. Pictures that a crash left unused are deleted with the next picture,
   * or with the document.
   */
  readonly stored?: readonly string[]
}

/** A kind of picture: its owners, its folder and its limits. */
export interface PictureKind<Owner extends PictureOwner> extends UploadPurpose {
  readonly owners: Pick<Collection<Owner>, 'get' | 'update'>
  /** The least number of pixels of the shorter side. */
  readonly minimumPixels: number
  /** The largest number of pixels, so that a small file can't make a phone unpack more than it has memory for. */
  readonly maximumArea: number
}

export type PictureRefusal = Refusal<'PHOTO_MISSING' | 'PHOTO_NOT_JPEG' | 'PHOTO_TOO_LARGE' | 'PHOTO_TOO_SMALL'>

/** Who takes a picture, and when. `look` may refuse what the picture shows. */
interface Taking<R extends Refusal> {
  readonly personId: PersonId
  readonly now: Date
  look?(jpeg: Buffer): Promise<R | null>
}

const PHOTO_MISSING: PictureRefusal = { code: 'PHOTO_MISSING', details: {} }

/** The largest number of pixels of the longer side: wider pictures exceed what the graphics of older phones can hold. */
const MAXIMUM_SIDE = 8192

const nameIn = (upload: string) => /incoming\/([\w-]+)\.jpg$/.exec(upload)?.[1] ?? ''

const pathOf = (folder: string, upload: string, ownerId: string) => `${folder}/${ownerId}/${nameIn(upload)}.jpg`

/** The file id of the picture made from this upload, whether it exists yet or not. */
export const pictureOf = ({ folder }: { readonly folder: string }, upload: string, ownerId: string) =>
  upload.replace(/incoming\/[\w-]+\.jpg$/, pathOf(folder, upload, ownerId))

/**
 * Makes a picture of the owner from an upload that the person had a ticket for: checked, without metadata, and outside `incoming/`. A ticket
 * is good for one picture. A retry after a crash finds that picture even when the upload has been deleted. Do not call it for the picture that the owner currently shows: another upload with the same name
 * must not replace that.
 */
export async function takePicture<Owner extends PictureOwner, R extends Refusal = never>(
  kind: PictureKind<Owner>,
  upload: string,
  owner: Owner,
  by: Taking<R>,
): Promise<{ size: Pick<CleanJpeg, 'width' | 'height'> } | { refusal: PictureRefusal | R }> {
  if (!(await ownsUpload(kind, upload, by))) return { refusal: PHOTO_MISSING }
  const picture = pictureOf(kind, upload, owner._id)
  const source = await readFile(upload, kind.limitBytes)
  const taken = check(kind, source ?? (await readFile(picture, kind.limitBytes)))
  if ('code' in taken) return { refusal: taken }
  const refusal = await by.look?.(taken.bytes)
  if (refusal) return { refusal }
  if (!(await spendUploadTicket(upload, { ownerId: owner._id, picture: taken.bytes }, by))) return { refusal: PHOTO_MISSING }
  if (source !== null) await (isStored(owner, picture) ? storeNoted(kind, upload, taken.bytes, owner) : note(kind, picture, owner))
  return { size: { width: taken.width, height: taken.height } }
}

const isStored = ({ stored = [] }: PictureOwner, picture: string) => stored.includes(picture)

function check(
  { limitBytes, minimumPixels, maximumArea }: Pick<PictureKind<never>, 'limitBytes' | 'minimumPixels' | 'maximumArea'>,
  source: Buffer | 'too_large' | null,
): CleanJpeg | PictureRefusal {
  if (source === null) return PHOTO_MISSING
  if (source === 'too_large' || source.length > limitBytes) return { code: 'PHOTO_TOO_LARGE', details: { limitBytes } }
  const picture = cleanJpeg(source)
  if (!picture) return { code: 'PHOTO_NOT_JPEG', details: {} }
  const { width, height } = picture
  if (Math.max(width, height) > MAXIMUM_SIDE || width * height > maximumArea) return { code: 'PHOTO_NOT_JPEG', details: {} }
  if (Math.min(width, height) < minimumPixels) return { code: 'PHOTO_TOO_SMALL', details: { minimumPixels } }
  return picture
}

/**
 * Stores a listed picture. If the picture is no longer listed afterwards, it deletes the file again: an erasure or another picture came
 * first and did not find the file yet.
 */
async function storeNoted<Owner extends PictureOwner>(
  kind: PictureKind<Owner>,
  upload: string,
  bytes: Buffer,
  { _id }: Owner,
): Promise<void> {
  await storeFile(pathOf(kind.folder, upload, _id), bytes)
  const picture = pictureOf(kind, upload, _id)
  const noted = await kind.owners.get(_id)
  if (!noted || !isStored(noted, picture)) await deleteFile(picture)
}

/**
 * Lists the picture in its owner's document. Storage offers no listing, so a file that no document names could never be deleted. This is a
 * change of its own: it makes the revision that was read outdated, so `change` decides again, and that time the file is stored. (TypeScript
 * cannot infer that a generic owner has these fields.)
 */
function note<Owner extends PictureOwner>({ owners }: PictureKind<Owner>, picture: string, { _id, revision, stored = [] }: Owner) {
  const changes: object = { revision: revision + 1, stored: [...stored, picture] }
  return owners.update(_id, { revision } as Guard<Owner>, changes as Partial<Omit<Owner, '_id'>>)
}
