import { Switch } from '@tarojs/components'
import { controlOf } from '../aria'

interface Props {
  /** What is switched, for who doesn't see the row it stands in. */
  label: string
  on: boolean
  onChange: (on: boolean) => void
}

/** Switches something on or off at once. */
export const Toggle = ({ label, on, onChange }: Props) => (
  <Switch checked={on} color="#0B4F60" onChange={(event) => onChange(event.detail.value)} {...controlOf(label)} />
)
