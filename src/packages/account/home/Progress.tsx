import { View } from '@tarojs/components'
import type { RiderView } from '../../../../contract/account/rider'
import { openPage } from '../../../routes'
import { Button } from '../../../ui/button/Button'
import { Card } from '../../../ui/card/Card'
import { Stepper } from '../../../ui/stepper/Stepper'
import { applicationSteps } from '../applicationSteps'
import { nextStep } from './nextStep'
import './progress.scss'

/** Not verified (yet): how far the registration has come and what to do. */
export function Progress({ rider }: { rider: RiderView | null }) {
  const next = nextStep(rider)
  const waiting = rider?.status === 'waitingStation' || rider?.status === 'waitingDistrict'
  return (
    <Card>
      <View>
        <View className="progress__title">{next.title}</View>
        <View className="progress__note">{next.note}</View>
      </View>
      {rider && <Stepper steps={applicationSteps(rider, new Date())} />}
      {waiting ? (
        <Button variant="ghost" onTap={() => openPage('status')}>
          看登记详情
        </Button>
      ) : (
        <Button onTap={next.go}>{next.action}</Button>
      )}
    </Card>
  )
}
