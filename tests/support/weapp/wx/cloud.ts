import { type Answer, type Callbacks, WxFailure } from './api'
import type { Files } from './files'

interface CallOptions extends Callbacks {
  name: string
  data?: unknown
}
interface UploadOptions extends Callbacks {
  cloudPath: string
  filePath: string
}

/** Stands in for the cloud functions: gets the function's name and what the app sent, returns what the function returns. */
export type CloudFunction = (name: string, data: unknown) => unknown

/** `wx.cloud`: functions answer as the test says, uploads land in `files` under their cloud id. */
export function cloudApis(callFunction: CloudFunction | undefined, files: Files, answer: Answer) {
  const run = async ({ name, data }: CallOptions) => {
    if (!callFunction) throw new WxFailure(`function "${name}" is not mocked: pass openMiniProgram({ cloud })`)
    return { result: await callFunction(name, data), requestID: 'test' }
  }
  const store = async ({ cloudPath, filePath }: UploadOptions) => {
    const file = files.get(filePath)
    if (!file) throw new WxFailure('file not found')
    const fileID = `cloud://test/${cloudPath}`
    files.set(fileID, file)
    return { fileID, statusCode: 200 }
  }
  return {
    init: () => {},
    callFunction: (options: CallOptions) => answer('cloud.callFunction', options, run(options)),
    uploadFile: (options: UploadOptions) => answer('cloud.uploadFile', options, store(options)),
  }
}
