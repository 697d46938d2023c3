import Taro from '@tarojs/taro'
import { callNumber } from '../../src/services/callNumber'

beforeEach(() => jest.clearAllMocks())
const failing = (errMsg: string) => jest.mocked(Taro.makePhoneCall).mockRejectedValueOnce({ errMsg })

test('a number that can’t be dialled here is shown, to be dialled elsewhere', async () => {
  failing('makePhoneCall:fail')
  await callNumber('0512-63000000')
  expect(Taro.showModal).toHaveBeenCalledWith(expect.objectContaining({ content: expect.stringContaining('0512-63000000') }))
})

test('who thinks better of it hears nothing', async () => {
  failing('makePhoneCall:fail cancel')
  await callNumber('110')
  expect(Taro.showModal).not.toHaveBeenCalled()
})
