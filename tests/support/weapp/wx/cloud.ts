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

/** Stands in for the cloud functions: receives the function's name and the data that the app sent, and returns the function's result. */
export type CloudFunction = (name: string, data: unknown) => unknown

/** `wx.cloud`: functions answer as the test defines, and uploads are stored in `files` under their cloud ids. */
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
