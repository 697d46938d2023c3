import Taro from '@tarojs/taro'
import { Button } from '../../../ui/button/Button'

/** WeChat rejects when somebody thinks better of it. */
const call = (phoneNumber: string) => Taro.makePhoneCall({ phoneNumber }).catch(() => undefined)

/** Calls the compound's public number. */
export const HotlineButton = ({ number }: { number: string }) => (
  <Button variant="lightGhost" icon="phone" onTap={() => call(number)}>
    {`热线 ${number}`}
  </Button>
)
