import type { PhotoProblem } from './photo'

/** What to do when a picture could not be taken. Cancelling is no problem and needs no words. */
export const photoProblemText: Record<Exclude<PhotoProblem, 'cancelled'>, string> = {
  notAllowed: '没能打开相机或相册。请在微信右上角“…”的设置里允许，再点一次',
  notAnImage: '这个文件不是照片，请重新拍一张',
  tooLarge: '照片太大，压缩后还是超过 300 KB。请重新拍一张，只拍肩膀以上',
}
