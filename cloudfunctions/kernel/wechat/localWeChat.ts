import { RISKY_CONTENT, textCheck } from './contentCheck'
import { decisionMessage, USER_REFUSED } from './decisionMessage'
import { type PhoneInfo, phoneNumberOf } from './phoneNumber'
import type { WeChat } from './port'

interface Answer {
  errcode?: number
  errmsg?: string
  phone_info?: PhoneInfo
  contentType?: string
  buffer?: string
  result?: { suggest?: string }
}

/** The emulator's stand-in for the open API, at `url` on this machine. */
export function localWeChat(url: string): WeChat {
  const ask = async (path: string, body: object): Promise<Answer> => {
    const response = await fetch(`${url}/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return response.json() as Promise<Answer>
  }
  return {
    async exchangePhoneCode(code) {
      const { errcode, phone_info } = await ask('getuserphonenumber', { code })
      return errcode === 0 ? phoneNumberOf(phone_info ?? {}) : null
    },
    async sendDecision(openid, phrase, at) {
      const { templateId, ...message } = decisionMessage(openid, phrase, at)
      const { errcode, errmsg } = await ask('subscribe-send', { ...message, template_id: templateId })
      if (errcode && errcode !== USER_REFUSED) throw Object.assign(new Error(errmsg), { code: errcode })
    },
    async pageCode(scene, page) {
      const { errcode, errmsg, contentType = '', buffer = '' } = await ask('getwxacodeunlimited', { scene, page })
      if (errcode) throw Object.assign(new Error(errmsg), { code: errcode })
      return { contentType, base64: buffer }
    },
    async checkText(openid, text) {
      const { errcode, errmsg, result } = await ask('msg-sec-check', textCheck(openid, text))
      if (errcode) throw Object.assign(new Error(errmsg), { code: errcode })
      return result?.suggest === 'pass'
    },
    async checkPicture(jpeg) {
      const { errcode, errmsg } = await ask('img-sec-check', { media: jpeg.toString('base64') })
      if (errcode && errcode !== RISKY_CONTENT) throw Object.assign(new Error(errmsg), { code: errcode })
      return errcode !== RISKY_CONTENT
    },
  }
}
