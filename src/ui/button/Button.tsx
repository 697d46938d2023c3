import { type ButtonProps, Button as TaroButton, Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { aria } from '../aria'
import { classes } from '../classes'
import { Icon } from '../icon/Icon'
import type { IconName } from '../icon/iconNames'
import './button.scss'
import { useOneTap } from './useOneTap'

interface Props {
  children: ReactNode
  /** While a promise that it gives is pending, the button is busy and a second tap does nothing. */
  onTap?: () => unknown
  /** `primary` once a page; `light` and `lightGhost` stand on a coloured ground. */
  variant?: 'primary' | 'ghost' | 'quiet' | 'danger' | 'light' | 'lightGhost'
  icon?: IconName
  /** Busy from outside, e.g. while a form is sent by other means. */
  busy?: boolean
  /** WeChat's own abilities, e.g. `getPhoneNumber`, with their listener. */
  open?: Pick<ButtonProps, 'id' | 'openType' | 'onGetPhoneNumber' | 'onAgreePrivacyAuthorization'>
}

/** Does one thing. The words say which. */
export function Button({ children, onTap, variant = 'primary', icon, busy = false, open }: Props) {
  const oneTap = useOneTap(busy ? undefined : onTap)
  const isBusy = busy || oneTap.busy
  return (
    <TaroButton
      className={classes('button', `button--${variant}`, isBusy && 'button--busy')}
      hoverClass="button--pressed"
      onClick={oneTap.tap}
      {...aria({ role: 'button' })}
      {...open}
    >
      {isBusy ? <View className="button__spinner" /> : icon && <Icon name={icon} />}
      <Text className="button__words">{children}</Text>
    </TaroButton>
  )
}
