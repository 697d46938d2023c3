import Taro from '@tarojs/taro'
import { emulatorUrl, localOpenid } from './localPhone'
import { TIMEOUT_MS, type Transport } from './transport'

const header = () => ({ 'x-emulator-openid': localOpenid() })

function fileIdIn(reply: string): string {
  const { fileID }: { fileID?: unknown } = JSON.parse(reply)
  if (typeof fileID !== 'string') throw new Error('The emulator gave no file id')
  return fileID
}

/** Local: the emulator on this machine, `POST /call` and `POST /upload` (multipart: `cloudPath`, `file`). */
export const emulator: Transport = {
  async call(body) {
    const { data } = await Taro.request<unknown>({
      url: `${emulatorUrl()}/call`,
      method: 'POST',
      header: { ...header(), 'content-type': 'application/json' },
      data: body,
      timeout: TIMEOUT_MS,
    })
    return data
  },
  async upload(filePath, cloudPath) {
    const { data } = await Taro.uploadFile({
      url: `${emulatorUrl()}/upload`,
      header: header(),
      filePath,
      name: 'file',
      formData: { cloudPath },
    })
    return fileIdIn(data)
  },
}
