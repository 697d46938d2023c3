import { RISKY_CONTENT, textCheck } from './contentCheck'
import { decisionMessage, USER_REFUSED } from './decisionMessage'
import { phoneNumberOf } from './phoneNumber'
import type { WeChat } from './port'

/**
 * WeChat's open API through `wx-server-sdk`, which needs no secret inside a cloud function. It is loaded at first use, because it is large.
 */
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
        return phoneNumberOf(phoneInfo ?? {})
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
      // WeChat's check of the path is off, because posters are printed before WeChat has reviewed the first version with the page.
      const { contentType, buffer } = await (await openapi()).wxacode.getUnlimited({ scene, page, checkPath: false, width: CODE_PIXELS })
      if (!buffer) throw new Error('WeChat gave no picture')
      return { contentType: contentType ?? 'image/jpeg', base64: Buffer.from(buffer).toString('base64') }
    },
    async checkText(openid, text) {
      const { result } = await (await openapi()).security.msgSecCheck(textCheck(openid, text))
      return result?.suggest === 'pass'
    },
    async checkPicture(jpeg) {
      try {
        await (await openapi()).security.imgSecCheck({ media: { contentType: 'image/jpeg', value: jpeg } })
        return true
      } catch (error) {
        if (errCodeOf(error) === RISKY_CONTENT) return false
        throw error
      }
    },
  }
}

/** The largest size that WeChat draws, which is sharp on paper. */
const CODE_PIXELS = 1280

/** WeChat's "invalid code": the code is unknown, used or too old. */
const INVALID_CODE = 40029

const errCodeOf = (error: unknown) => (typeof error === 'object' && error !== null && 'errCode' in error ? Number(error.errCode) : 0)
