import Taro from '@tarojs/taro'
import { dialledNumber } from '../../contract/kernel/phoneNumber'

/** Dials a number, without its extension. WeChat asks first, and rejects when somebody thinks better of it. */
export const callNumber = (number: string) => Taro.makePhoneCall({ phoneNumber: dialledNumber(number) }).catch(() => undefined)
