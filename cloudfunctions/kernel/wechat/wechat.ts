import { cloudWeChat } from './cloudWeChat'
import { localWeChat } from './localWeChat'
import type { WeChat } from './port'

let port: WeChat | undefined

/** The port to WeChat: the open API in the cloud, the emulator's stand-in locally. */
export const wechat = (): WeChat => {
  port ??= process.env.APP_MODE === 'local' ? localWeChat(process.env.WECHAT_URL ?? '') : cloudWeChat()
  return port
}
