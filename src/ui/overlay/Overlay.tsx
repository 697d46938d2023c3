import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { aria } from '../aria'
import { Button } from '../button/Button'
import './overlay.scss'

export interface OverlayProps {
  title: string
  children?: ReactNode
  /** Buttons, the main one first. */
  actions?: ReactNode
  /** A tap beside the panel. Left out where an answer is needed. */
  onClose?: () => void
}

/** A panel above the page, which waits meanwhile. The shade lies beside the panel, so that only the panel can be scrolled. */
export const Overlay = ({ title, children, actions, onClose, place }: OverlayProps & { place: 'dialog' | 'sheet' }) => (
  <View className={`overlay overlay--${place}`}>
    <View className="overlay__shade" catchMove {...(onClose && { onClick: onClose, ...aria({ role: 'button', label: '关闭' }) })} />
    <View className="overlay__panel" {...aria({ role: 'dialog', label: title })}>
      <View className="overlay__head">
        <View className="overlay__title">{title}</View>
        {place === 'sheet' && onClose && (
          <Button variant="quiet" onTap={onClose}>
            关闭
          </Button>
        )}
      </View>
      {children}
      {actions && <View className="overlay__actions">{actions}</View>}
    </View>
  </View>
)

/** A question in the middle of the screen, before something that can't be taken back. */
export const Dialog = (props: OverlayProps) => <Overlay {...props} place="dialog" />

/** Something to choose or to read from the bottom of the screen, near the thumb. Whoever may turn back sees how, beside the title. */
export const Sheet = (props: OverlayProps) => <Overlay {...props} place="sheet" />
