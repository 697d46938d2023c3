import { View } from '@tarojs/components'
import type { ApplicationView } from '../../../../../contract/account/station'
import { Button } from '../../../../ui/button/Button'
import { Dialog } from '../../../../ui/overlay/Dialog'
import { workKindText } from '../../words/rider'

interface Props {
  application: ApplicationView
  onVouch: () => Promise<unknown>
  onClose: () => void
}

/** What vouching means, before it is done. */
export function VouchDialog({ application: { realName, workKind, station }, onVouch, onClose }: Props) {
  const actions = (
    <>
      <Button onTap={onVouch}>担保</Button>
      <Button variant="ghost" onTap={onClose}>
        再看看
      </Button>
    </>
  )
  return (
    <Dialog title={`为${realName}担保？`} actions={actions} onClose={onClose}>
      <View>
        你确认：照片是本人，姓名没错，现在在{station.name}做{workKindText[workKind]}。担保会记在你名下。
      </View>
    </Dialog>
  )
}
