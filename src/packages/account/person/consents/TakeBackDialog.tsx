import { View } from '@tarojs/components'
import type { ConsentKind } from '../../../../../contract/account/rider'
import { Button } from '../../../../ui/button/Button'
import { Dialog } from '../../../../ui/overlay/Dialog'
import { consentTexts } from '../../words/consents'

interface Props {
  kind: ConsentKind
  onTakeBack: () => Promise<unknown>
  onClose: () => void
}

/** Says what ends before a consent is taken back. */
export function TakeBackDialog({ kind, onTakeBack, onClose }: Props) {
  const { title, ifRefused } = consentTexts[kind]
  const actions = (
    <>
      <Button variant="danger" onTap={onTakeBack}>
        收回同意
      </Button>
      <Button variant="ghost" onTap={onClose}>
        先不收回
      </Button>
    </>
  )
  return (
    <Dialog title={`收回“${title}”的同意？`} actions={actions} onClose={onClose}>
      <View>{ifRefused}</View>
    </Dialog>
  )
}
