/** How a scan ended. */
export type Scanned =
  /** Whatever the code says, from anybody and perhaps empty: who asked must check it. A mini-program code gives its page with the query. */
  | { kind: 'code'; text: string }
  /**
   * Closed without a code. Some phones say the same when WeChat may not use the camera, so there is nothing to tell the person and
   * no reason to take other ways off the screen.
   */
  | { kind: 'cancelled' }
  | { kind: 'noCamera'; why: NoCamera }

/** Refused by the person or the phone's settings, held back by WeChat's privacy guide, missing in it, or not working. */
export type NoCamera = 'notAllowed' | 'privacyRefused' | 'undeclared' | 'notWorking'

/** Why nothing was scanned, and what to do. The page adds its other way: typing digits, showing the code. */
export const noCameraText: Record<NoCamera, string> = {
  notAllowed: '微信现在不能用相机。请到手机“设置”里给微信打开相机，再点一次扫码',
  privacyRefused: '你没有同意隐私保护指引，扫不了码。再点一次扫码，选“同意并继续”就行',
  undeclared: '暂时扫不了码',
  notWorking: '相机打不开。请关掉别的正在用相机的应用，再点一次扫码',
}
