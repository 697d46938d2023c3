import { Overlay, type OverlayProps } from './Overlay'

/** A question in the middle of the screen, before something that can't be taken back. */
export const Dialog = (props: OverlayProps) => <Overlay {...props} place="dialog" />
