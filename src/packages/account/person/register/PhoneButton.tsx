import { Button } from '../../../../ui/button/Button'
import { PreviewPhone } from './PreviewPhone'

export interface PhoneButtonProps {
  again: boolean
  busy: boolean
  /** The code that stands for the number; null when the person didn't allow it. */
  onCode: (code: string | null) => unknown
}

/** WeChat's own button: WeChat asks the person and gives a code, which the server exchanges. */
const WechatPhone = ({ again, busy, onCode }: PhoneButtonProps) => (
  <Button variant="ghost" busy={busy} open={{ openType: 'getPhoneNumber', onGetPhoneNumber: ({ detail }) => onCode(detail.code || null) }}>
    {again ? '换一个微信手机号' : '用微信手机号'}
  </Button>
)

/** The browser preview has no such button. */
export const PhoneButton = process.env.TARO_ENV === 'h5' ? PreviewPhone : WechatPhone
