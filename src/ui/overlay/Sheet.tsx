import { Overlay, type OverlayProps } from './Overlay'

/** Something to choose or to read from the bottom of the screen, near the thumb. */
export const Sheet = (props: OverlayProps) => <Overlay {...props} place="sheet" />
