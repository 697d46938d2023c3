import Taro from '@tarojs/taro'
import { phoneRefusalOf } from '../phoneRefusal'
import type { Scanned } from './scanned'

/** Taro's types don't know mini-program codes (小程序码) yet; WeChat does. */
const scanType = ['qrCode', 'wxCode'] as (keyof Taro.scanCode.ScanType)[]

function whyNot(error: unknown): Scanned {
  const why = phoneRefusalOf(error)
  if (why === 'cancelled') return { kind: 'cancelled' }
  return { kind: 'noCamera', why: why === 'failed' ? 'notWorking' : why }
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
