import Taro from '@tarojs/taro'
import { functionOf } from '../../../contract/routes'
import type { Transport } from './transport'

/** Must run once before the first call, at the app's launch. */
export const startCloud = (env: string) => Taro.cloud.init({ env, traceUser: false })

/** What CloudBase says when more is asked at once than it carries: the number of WeChat, or the words of CloudBase. */
const OVERLOADED = /-50100[34]\b|EXCEED_CONCURRENT_REQUEST_LIMIT|FUNCTION_EXCEED_RESOURCE_LIMIT|ResourceLimitReached|EXCEED_RATELIMIT/

const isOverloaded = (error: unknown) => {
  const { errCode, errMsg } = error as { errCode?: unknown; errMsg?: unknown }
  return OVERLOADED.test(`${errCode} ${errMsg}`)
}

/** Production: WeChat carries the call to CloudBase and adds the person's identity itself. */
export const cloud: Transport = {
  async call(body) {
    try {
      const { result } = await Taro.cloud.callFunction({ name: functionOf(body.action), data: body })
      return result
    } catch (error) {
      if (isOverloaded(error)) return { ok: false, error: { code: 'BUSY', details: {}, requestId: body.requestId } }
      throw error
    }
  },
  async upload(filePath, cloudPath) {
    const { fileID } = await Taro.cloud.uploadFile({ filePath, cloudPath })
    return fileID
  },
}
