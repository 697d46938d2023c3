/** A picture on this phone, ready to be uploaded: a JPEG without EXIF. */
export interface Photo {
  /** A temporary path. */
  path: string
  bytes: number
}

/** What may come out when somebody picks a picture. */
export type PhotoProblem = 'cancelled' | 'undeclared' | 'notAllowed' | 'notAnImage' | 'tooLarge'
export type PhotoResult = { photo: Photo } | { problem: PhotoProblem }

/** One way to write the picture again. */
export interface Encoding {
  /** px, as the picture is shown. */
  width: number
  height: number
  /** Is it stored turned by a quarter? */
  lying: boolean
  /** 0..100 */
  quality: number
}

/** What a picture is for: how large it may get, and which camera sees it. */
export interface Purpose {
  camera: 'front' | 'back'
  /** px of the longer side, at most. */
  side: number
  maxBytes: number
}

/** The own face, small enough for a bad network. */
export const portrait: Purpose = { camera: 'front', side: 1280, maxBytes: 300 * 1024 }

/** A plan with numbers on it, which must stay readable when it is enlarged. */
export const plan: Purpose = { camera: 'back', side: 2400, maxBytes: 1400 * 1024 }

/** What to do when a picture could not be taken. Cancelling is no problem and needs no words. */
export const photoProblemText: Record<Exclude<PhotoProblem, 'cancelled'>, string> = {
  undeclared: '暂时选不了照片，请过几天再试，或者告诉站点负责人',
  notAllowed: '没能打开相机或相册。请在微信右上角“…”的设置里允许，再点一次',
  notAnImage: '这个文件不是照片，请重新拍一张',
  tooLarge: '照片太大，压缩后还是超过 300 KB。请重新拍一张，只拍肩膀以上',
}
