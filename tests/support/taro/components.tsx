/**
 * Stands in for @tarojs/components in jsdom: plain elements with Taro's events. It only serves tests of logic; the weapp and e2e tests run
 * the built app.
 */
import type { CSSProperties, ReactNode } from 'react'

interface Props {
  id?: string
  className?: string
  style?: CSSProperties
  children?: ReactNode
  onClick?: (event: { stopPropagation: () => void }) => void
}

const at = ({ id, className, style, children, onClick }: Props) => ({ id, className, style, children, onClick })

export const View = (props: Props) => <div {...at(props)} />
export const Text = (props: Props) => <span {...at(props)} />
export const Button = (props: Props) => <button type="button" {...at(props)} />
export const Image = ({ src, onError, ...props }: Props & { src: string; onError?: () => void }) => (
  <img alt="" {...at(props)} src={src} onError={onError} />
)

/** jsdom draws nothing, so a test defines the painted picture through `canvasToTempFilePath`. */
export const Canvas = (props: Props) => <canvas {...at(props)} />

interface Typed {
  value?: string
  onInput?: (event: { detail: { value: string } }) => void
  onBlur?: () => void
}
export const Input = ({ value, onInput, onBlur, ...props }: Props & Typed) => (
  <input {...at(props)} value={value} onBlur={onBlur} onChange={(event) => onInput?.({ detail: { value: event.target.value } })} />
)

export const Textarea = ({ value, onInput, onBlur, ...props }: Props & Typed) => (
  <textarea {...at(props)} value={value} onBlur={onBlur} onChange={(event) => onInput?.({ detail: { value: event.target.value } })} />
)

interface Picked {
  value?: string
  onChange?: (event: { detail: { value: string } }) => void
}
/** A picker of dates or times, which picks its value at once. */
export const Picker = ({ value, onChange, children, ...props }: Props & Picked) => (
  <div {...at(props)}>
    {children}
    <input data-picker value={value} onChange={(event) => onChange?.({ detail: { value: event.target.value } })} />
  </div>
)

interface Switched {
  checked?: boolean
  onChange?: (event: { detail: { value: boolean } }) => void
}
export const Switch = ({ checked, onChange, ...props }: Props & Switched) => (
  <input type="checkbox" {...at(props)} checked={checked} onChange={(event) => onChange?.({ detail: { value: event.target.checked } })} />
)
