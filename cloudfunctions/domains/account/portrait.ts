import type { RiderId } from '../../../contract/account/ids'
import { type PictureKind, type PictureRefusal, pictureOf, takePicture } from '../../kernel/pictures/takePicture'
import { type RiderDocument, riders } from './riders/riderDocument'

const PORTRAITS: PictureKind<RiderDocument> = {
  owners: riders,
  folder: 'portraits',
  /** The phone compresses to 300 KB; a server must not rely on it. */
  limitBytes: 600 * 1024,
  /** Below that a guard can't tell a face. */
  minimumPixels: 240,
}

/** The file id that the portrait from this upload has or will have: the same every time. */
export const portraitOf = (upload: string, riderId: RiderId) => pictureOf(PORTRAITS, upload, riderId)

/** Takes an uploaded picture over as the rider's portrait. The portrait in force stays what it is while somebody decides on what they saw. */
export async function takePortrait(upload: string, rider: RiderDocument): Promise<PictureRefusal | null> {
  if (rider.photo === portraitOf(upload, rider._id)) return null
  const taken = await takePicture(PORTRAITS, upload, rider)
  return 'refusal' in taken ? taken.refusal : null
}
