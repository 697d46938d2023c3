import Taro from '@tarojs/taro'
import { emulatorUrl, localOpenid } from './localPhone'

/** What WeChat itself does for this phone, done by the emulator: `POST /emulator/wechat/…`. */
async function tell<Answer>(what: string, body: object): Promise<Answer> {
  const { data } = await Taro.request<Answer>({
    url: `${emulatorUrl()}/emulator/wechat/${what}`,
    method: 'POST',
    header: { 'content-type': 'application/json' },
    data: { openid: localOpenid(), ...body },
  })
  return data
}

/** The code that WeChat's phone-number button would give for this number; null for one that it would not know. */
export async function mintPhoneCode(phone: string): Promise<string | null> {
  const { code } = await tell<{ code?: string }>('phone-code', { phone }).catch(() => ({ code: undefined }))
  return code ?? null
}

/** One more message of this template may be sent to this phone. */
export const acceptMessage = (templateId: string) => tell('subscribe', { templateId })
