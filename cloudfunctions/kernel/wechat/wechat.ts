import { cloudWeChat } from './cloudWeChat'
import { localWeChat } from './localWeChat'

/** What we ask of WeChat's open API. The words of a message are in its template; we send which decision it was and when. */
export interface WeChat {
  /** The number behind the code of the phone-number button; null when the code is unknown, used or older than 5 minutes. */
  exchangePhoneCode(code: string): Promise<string | null>
  /** Sends the subscription message for a decision, in a phrase of at most five characters. A person who refused it meanwhile (43101) gets none. */
  sendDecision(openid: string, phrase: string, at: Date): Promise<void>
  /** The picture of a code with which WeChat's own scanner opens a page of the mini-program; `scene` has at most 32 characters. */
  pageCode(scene: string, page: string): Promise<PageCode>
  /** May others read what this person has written? False also for what WeChat would rather have a human look at. */
  checkText(openid: string, text: string): Promise<boolean>
}

export interface PageCode {
  readonly contentType: string
  readonly base64: string
}

let port: WeChat | undefined

/** WeChat in the cloud, the emulator's stand-in locally. */
export const wechat = (): WeChat => {
  port ??= process.env.APP_MODE === 'local' ? localWeChat(process.env.WECHAT_URL ?? '') : cloudWeChat()
  return port
}
