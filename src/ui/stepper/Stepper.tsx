import { View } from '@tarojs/components'
import { Icon } from '../icon/Icon'
import './stepper.scss'

export interface Step {
  title: string
  note?: string | undefined
  /** `stopped`: ended here, something is to be done. */
  state: 'done' | 'now' | 'next' | 'stopped'
}

/** How far something has come, from top to bottom. */
export const Stepper = ({ steps }: { steps: readonly Step[] }) => (
  <View className="stepper">
    {steps.map((step) => (
      <View key={step.title} className={`stepper__step stepper__step--${step.state}`}>
        <View className="stepper__mark">
          {step.state === 'done' && <Icon name="check" />}
          {step.state === 'stopped' && <Icon name="warning" />}
        </View>
        <View className="stepper__words">
          <View className="stepper__title">{step.title}</View>
          {step.note && <View className="stepper__note">{step.note}</View>}
        </View>
      </View>
    ))}
  </View>
)
