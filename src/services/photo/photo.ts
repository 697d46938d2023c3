/** A picture on this phone, ready to be uploaded: a JPEG without EXIF. */
export interface Photo {
  /** A temporary path. */
  path: string
  bytes: number
}

/** What may come out when somebody picks a picture. */
export type PhotoProblem = 'cancelled' | 'notAllowed' | 'notAnImage' | 'tooLarge'
export type PhotoResult = { photo: Photo } | { problem: PhotoProblem }

/** One way to write the picture again. */
export interface Encoding {
  /** Longer side, px. */
  width: number
  height: number
  /** 0..100 */
  quality: number
}

export const MAX_PHOTO_BYTES = 300 * 1024
