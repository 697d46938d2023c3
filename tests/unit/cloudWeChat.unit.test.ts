import { cloudWeChat } from '../../cloudfunctions/kernel/wechat/cloudWeChat'
import { NOON } from '../builders/time'

const getPhoneNumber = jest.fn()
const send = jest.fn()
const msgSecCheck = jest.fn()
const imgSecCheck = jest.fn()
const getUnlimited = jest.fn()
jest.mock('wx-server-sdk', () => ({
  init: () => {},
  openapi: {
    phonenumber: { getPhoneNumber },
    subscribeMessage: { send },
    security: { msgSecCheck, imgSecCheck },
    wxacode: { getUnlimited },
  },
}))

const wechat = cloudWeChat()
const wechatError = (errCode: number) => Object.assign(new Error('示例'), { errCode })
beforeEach(() => jest.resetAllMocks())

describe('the phone number behind a code', () => {
  test('is what WeChat says, without the country', async () => {
    getPhoneNumber.mockResolvedValue({ phoneInfo: { phoneNumber: '+8610012345678', purePhoneNumber: '10012345678' } })
    expect(await wechat.exchangePhoneCode('code')).toBe('10012345678')
    expect(getPhoneNumber).toHaveBeenCalledWith({ code: 'code' })
  })

  test.each([
    ['852', '91234567', '+852 91234567'],
    [853, '66123456', '+853 66123456'],
    ['886', '912345678', '+886 912345678'],
    ['86', '10012345678', '10012345678'],
    ['+86', '10012345678', '10012345678'],
  ])('keeps the country %p where that is not 86 (lesser-findings)', async (countryCode, purePhoneNumber, kept) => {
    getPhoneNumber.mockResolvedValue({ phoneInfo: { phoneNumber: `+${countryCode}${purePhoneNumber}`, purePhoneNumber, countryCode } })
    expect(await wechat.exchangePhoneCode('code')).toBe(kept)
  })

  test('is none when the code is used or too old', async () => {
    getPhoneNumber.mockRejectedValue(wechatError(40029))
    expect(await wechat.exchangePhoneCode('code')).toBeNull()
  })

  test('is an error when WeChat is busy: nobody may hear that the code is wrong', async () => {
    getPhoneNumber.mockRejectedValue(wechatError(-1))
    await expect(wechat.exchangePhoneCode('code')).rejects.toThrow()
  })
})

describe('a message', () => {
  test('goes to the person with what was decided and when', async () => {
    await wechat.sendDecision('oSample', '认证已通过', NOON)
    expect(send).toHaveBeenCalledWith(
      expect.objectContaining({ touser: 'oSample', data: expect.objectContaining({ phrase1: { value: '认证已通过' } }) }),
    )
  })

  test('that the person refuses is no error, any other failure is', async () => {
    send.mockRejectedValue(wechatError(43101))
    await wechat.sendDecision('oSample', '认证已通过', NOON)
    send.mockRejectedValue(wechatError(47003))
    await expect(wechat.sendDecision('oSample', '认证已通过', NOON)).rejects.toThrow()
  })
})

describe('a text that others will read', () => {
  test.each([
    ['pass', true],
    ['review', false],
    ['risky', false],
  ])('of which WeChat says "%s": %p', async (suggest, mayBeRead) => {
    msgSecCheck.mockResolvedValue({ errCode: 0, result: { suggest, label: 100 } })
    expect(await wechat.checkText('oSample', '示例')).toBe(mayBeRead)
    expect(msgSecCheck).toHaveBeenCalledWith({ version: 2, openid: 'oSample', scene: 2, content: '示例' })
  })

  test('is an error when WeChat is busy: nobody may hear that the text is bad', async () => {
    msgSecCheck.mockRejectedValue(wechatError(-1))
    await expect(wechat.checkText('oSample', '示例')).rejects.toThrow()
  })
})

describe('a picture that others will see', () => {
  const jpeg = Buffer.from('sample')

  test('may be seen when WeChat says nothing against it, and not when it is risky', async () => {
    imgSecCheck.mockResolvedValueOnce({ errCode: 0 })
    expect(await wechat.checkPicture(jpeg)).toBe(true)
    expect(imgSecCheck).toHaveBeenCalledWith({ media: { contentType: 'image/jpeg', value: jpeg } })
    imgSecCheck.mockRejectedValueOnce(wechatError(87014))
    expect(await wechat.checkPicture(jpeg)).toBe(false)
  })

  test('is an error when WeChat is busy: nobody may hear that the picture is bad', async () => {
    imgSecCheck.mockRejectedValue(wechatError(-1))
    await expect(wechat.checkPicture(jpeg)).rejects.toThrow()
  })
})

describe('the code of a page', () => {
  test('is a large picture, also of a page that is not published yet', async () => {
    getUnlimited.mockResolvedValue({ contentType: 'image/jpeg', buffer: Buffer.from('sample') })
    const base64 = Buffer.from('sample').toString('base64')
    expect(await wechat.pageCode('G0123456789ABCDEFI', 'packages/pass/rider/gate/index')).toEqual({ contentType: 'image/jpeg', base64 })
    const asked = { scene: 'G0123456789ABCDEFI', page: 'packages/pass/rider/gate/index', checkPath: false, width: 1280 }
    expect(getUnlimited).toHaveBeenCalledWith(asked)
  })

  test('is an error when WeChat gives none', async () => {
    getUnlimited.mockResolvedValue({})
    await expect(wechat.pageCode('G0123456789ABCDEFI', 'packages/pass/rider/gate/index')).rejects.toThrow()
    getUnlimited.mockRejectedValue(wechatError(45009))
    await expect(wechat.pageCode('G0123456789ABCDEFI', 'packages/pass/rider/gate/index')).rejects.toThrow()
  })
})
