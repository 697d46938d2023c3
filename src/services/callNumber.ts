import Taro from '@tarojs/taro'
import { dialledNumber } from '../../contract/kernel/phoneNumber'
import { phoneRefusalOf } from './phoneRefusal'

/** A tablet, or a phone without a card, dials nothing: the number is shown, so that another phone can. */
const show = (number: string) =>
  Taro.showModal({ title: '这部手机打不出去', content: `请用别的电话打 ${number}`, showCancel: false, confirmText: '知道了' })

/** Dials a number, without its extension. WeChat asks first, and rejects when somebody thinks better of it. */
export const callNumber = (number: string): Promise<unknown> =>
  Taro.makePhoneCall({ phoneNumber: dialledNumber(number) }).catch((error: unknown) =>
    phoneRefusalOf(error) === 'cancelled' ? undefined : show(number),
  )
