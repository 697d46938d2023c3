import { Switch } from '@tarojs/components'
import { aria } from '../aria'

interface Props {
  /** What is switched, for who doesn't see the row it stands in. */
  label: string
  on: boolean
  onChange: (on: boolean) => void
}

/** A browser reads the label from the control itself, which Taro puts inside its element. */
const spoken = (label: string) => (process.env.TARO_ENV === 'h5' ? { nativeProps: { 'aria-label': label } } : aria({ label }))

/** Switches something on or off at once. */
export const Toggle = ({ label, on, onChange }: Props) => (
  <Switch checked={on} color="#0B4F60" onChange={(event) => onChange(event.detail.value)} {...spoken(label)} />
)
