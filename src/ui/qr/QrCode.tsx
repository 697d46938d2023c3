import { Image } from '@tarojs/components'
import { memo, useMemo } from 'react'
import { useShownCode } from '../../services/scan/shownCode'
import { pictureOf } from '../aria'
import './qr.scss'
import { type Ecc, qrImage } from './qrImage'

interface Props {
  text: string
  /** What it is, for who doesn't see it: “示例路 1 号门的码”. */
  label: string
  ecc?: Ecc
  /** px, with the white around it. */
  size?: number
}

/** A code for the camera of another phone. Black on white in every mode: readers want contrast, not colours. */
export const QrCode = memo(function QrCode({ text, label, ecc = 'M', size = 264 }: Props) {
  const src = useMemo(() => qrImage(text, ecc), [text, ecc])
  useShownCode(text)
  return <Image className="qr" src={src} style={{ width: `${size}px`, height: `${size}px` }} {...pictureOf(label)} />
})
