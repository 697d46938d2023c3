import { decisionMessage, USER_REFUSED } from './decisionMessage'
import { textCheck } from './textCheck'
import type { WeChat } from './wechat'

/** WeChat's open API by `wx-server-sdk`, which needs no secret inside a cloud function. Loaded at first use: it is heavy. */
export function cloudWeChat(): WeChat {
  const openapi = async () => {
    const sdk = await import('wx-server-sdk')
    sdk.init({ env: process.env.SCF_NAMESPACE ?? '' })
    return sdk.openapi
  }
  return {
    async exchangePhoneCode(code) {
      try {
        const { phoneInfo } = await (await openapi()).phonenumber.getPhoneNumber({ code })
        return phoneInfo?.purePhoneNumber ?? null
      } catch (error) {
        if (errCodeOf(error) === INVALID_CODE) return null
        throw error
      }
    },
    async sendDecision(openid, phrase, at) {
      try {
        await (await openapi()).subscribeMessage.send(decisionMessage(openid, phrase, at))
      } catch (error) {
        if (errCodeOf(error) !== USER_REFUSED) throw error
      }
    },
    async pageCode(scene, page) {
      // Unchecked: posters are printed before the first version with the page is through WeChat's review.
      const { contentType, buffer } = await (await openapi()).wxacode.getUnlimited({ scene, page, checkPath: false, width: CODE_PIXELS })
      if (!buffer) throw new Error('WeChat gave no picture')
      return { contentType: contentType ?? 'image/jpeg', base64: Buffer.from(buffer).toString('base64') }
    },
    async checkText(openid, text) {
      const { result } = await (await openapi()).security.msgSecCheck(textCheck(openid, text))
      return result?.suggest === 'pass'
    },
  }
}

/** The largest that WeChat draws: sharp on paper. */
const CODE_PIXELS = 1280

/** "invalid code": unknown, used or too old. */
const INVALID_CODE = 40029

const errCodeOf = (error: unknown) => (typeof error === 'object' && error !== null && 'errCode' in error ? Number(error.errCode) : 0)
