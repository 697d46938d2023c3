import Taro from '@tarojs/taro'
import { scanCode } from '../../src/services/scan/scanCode'
import { noCameraText } from '../../src/services/scan/scanned'

type Success = Taro.scanCode.SuccessCallbackResult

/** WeChat's scanner ends like this. */
const reads = (result: Partial<Success>) => jest.mocked(Taro.scanCode).mockResolvedValue(result as Success)
const fails = (errMsg: string) => jest.mocked(Taro.scanCode).mockRejectedValue({ errMsg })

test('a code is what it says', async () => {
  reads({ result: 'XG1.example', scanType: 'QR_CODE' })
  expect(await scanCode()).toEqual({ kind: 'code', text: 'XG1.example' })
})

test('a mini-program code is the page that it opens: it carries no text', async () => {
  reads({ result: '', path: 'packages/pass/rider/gate/index?scene=g%3D1', scanType: 'WX_CODE' })
  expect(await scanCode()).toEqual({ kind: 'code', text: 'packages/pass/rider/gate/index?scene=g%3D1' })
})

test('a code without any contents is a code all the same', async () => {
  reads({ scanType: 'QR_CODE' })
  expect(await scanCode()).toEqual({ kind: 'code', text: '' })
})

test('only the camera is offered: a picture in the album proves nothing', async () => {
  reads({ result: 'XG1.example' })
  await scanCode()
  expect(Taro.scanCode).toHaveBeenLastCalledWith({ onlyFromCamera: true, scanType: ['qrCode', 'wxCode'] })
})

test.each(['scanCode:fail cancel', 'scanCode:cancel'])('%s: closed without a code', async (errMsg) => {
  fails(errMsg)
  expect(await scanCode()).toEqual({ kind: 'cancelled' })
})

test.each([
  ['scanCode:fail auth deny', 'notAllowed'],
  ['scanCode:fail:auth denied', 'notAllowed'],
  ['scanCode:fail system permission denied', 'notAllowed'],
  ['scanCode:fail privacy permission is not authorized', 'privacyRefused'],
  ['scanCode:fail', 'notWorking'],
] as const)('%s: no camera, and words that say what to do', async (errMsg, why) => {
  fails(errMsg)
  expect(await scanCode()).toEqual({ kind: 'noCamera', why })
  expect(noCameraText[why]).toMatch(/再.*扫码/)
})
