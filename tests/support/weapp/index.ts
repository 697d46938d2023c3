import type { LaunchOptions } from './app'
import { readDist } from './dist'
import { Phone } from './phone'
import { createRuntime } from './runtime'
import { parseUrl } from './url'
import type { CloudFunction } from './wx/cloud'
import type { WxOverrides } from './wx/index'

export type { AppError } from './errors'
export type { Target } from './find'
export { Phone } from './phone'
export type { SetDataEntry } from './setData'
export { WxFailure } from './wx/api'
export type { CloudFunction, WxOverrides }

export interface OpenOptions {
  /** Folder of the build, e.g. `dist/weapp`. */
  dist: string
  /** Page to open, with query; the first page of `app.json` by default. */
  launchPath?: string
  /** Replaces APIs of `wx`: `{ getNetworkType: () => ({ networkType: '2g' }) }`. */
  wx?: WxOverrides
  /** Answers `wx.cloud.callFunction`. */
  cloud?: CloudFunction
  /** The phone's storage. Pass the same map to open the app again on the same phone. */
  storage?: Map<string, string>
  /** Whether the person has already agreed to the privacy guide; true by default. */
  privacyAgreed?: boolean
  /** The network type, `wifi` by default; with `none` the app starts without network. */
  networkType?: string
  /** WeChat's font size, 16 to 24. */
  fontSizeSetting?: number
  /** WeChat's scene number, 1001 by default. */
  scene?: number
}

/** A phone's storage with these values. */
export const storageOf = (values: Record<string, unknown>): Map<string, string> =>
  new Map(Object.entries(values).map(([key, value]) => [key, JSON.stringify(value)]))

/**
 * Opens a built mini-program on a simulated phone without WeChat and without a browser: its JavaScript runs in a realm of its own, its WXML
 * on WeChat's component framework. Close the phone at the end (`testPhones` does so).
 * @throws when the app fails to start
 */
export async function openMiniProgram(options: OpenOptions): Promise<Phone> {
  const { wx = {}, cloud, storage = new Map(), privacyAgreed = true, networkType = 'wifi', fontSizeSetting = 16, scene = 1001 } = options
  const dist = readDist(options.dist)
  const url = options.launchPath ?? `/${dist.pages[0]}`
  const { path, query } = parseUrl(url)
  const launch: LaunchOptions = { path: path.replace(/^\//, ''), query, scene }
  const runtime = createRuntime({ dist, wx, cloud, storage, privacyAgreed, networkType, system: { fontSizeSetting, launch } })
  const phone = new Phone(runtime)
  runtime.modules.load('app.js')
  runtime.app.launch()
  runtime.stack.reLaunch(url)
  await phone.settle()
  return phone
}
