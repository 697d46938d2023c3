import Taro from '@tarojs/taro'
import type { Scanned } from './scanned'

/** Taro's types don't know mini-program codes (小程序码) yet; WeChat does. */
const scanType = ['qrCode', 'wxCode'] as (keyof Taro.scanCode.ScanType)[]

/** WeChat tells in words alone, and on the way they get longer: `scanCode:fail cancel`, `scanCode:fail:auth denied`. */
function whyNot(error: unknown): Scanned {
  const { errMsg = '' } = error as { errMsg?: string }
  if (errMsg.includes('cancel')) return { kind: 'cancelled' }
  if (errMsg.includes('privacy')) return { kind: 'noCamera', why: 'privacyRefused' }
  return { kind: 'noCamera', why: /auth|permission|denied|deny/.test(errMsg) ? 'notAllowed' : 'notWorking' }
}

/**
 * WeChat's own scanner, camera only: a picture of a code from the album is no proof of standing at a gate. A mini-program code of
 * ours comes as `path`, `packages/…?scene=…`; iPhones leave the scene encoded, Android phones don't.
 */
export const scanInWechat = (): Promise<Scanned> =>
  Taro.scanCode({ onlyFromCamera: true, scanType }).then<Scanned, Scanned>(
    ({ path, result }) => ({ kind: 'code', text: path || result || '' }),
    whyNot,
  )
