import { scanInWechat } from './scanInWechat'
import type { Scanned } from './scanned'

/** Fetched with the page that scans and not at the tap: there may be no network then. It stays out of the mini-program. */
const browser = process.env.TARO_ENV === 'h5' ? import('./browser/scanInBrowser') : null

/** Lets the person hold a code in front of the camera. Never rejects. */
export const scanCode: () => Promise<Scanned> = browser ? async () => (await browser).scanInBrowser() : scanInWechat
