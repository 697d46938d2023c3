import Taro from '@tarojs/taro'
import { functionOf } from '../../../contract/routes'
import type { Transport } from './transport'

/** Must run once before the first call, at the app's launch. */
export const startCloud = (env: string) => Taro.cloud.init({ env, traceUser: false })

/** Production: WeChat carries the call to CloudBase and adds the person's identity itself. */
export const cloud: Transport = {
  async call(body) {
    const { result } = await Taro.cloud.callFunction({ name: functionOf(body.action), data: body })
    return result
  },
  async upload(filePath, cloudPath) {
    const { fileID } = await Taro.cloud.uploadFile({ filePath, cloudPath })
    return fileID
  },
}
