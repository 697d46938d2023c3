import { View } from '@tarojs/components'
import { openPage } from '../../../routes'
import { clockText } from '../../../services/time'
import { Button } from '../../../ui/button/Button'
import { Notice } from '../../../ui/notice/Notice'
import { useKeptOut } from '../useKeptOut'
import { guardRefusalText } from '../words/pass'

/** The guard has just kept the rider out: why, and where to object. */
export function KeptOutNotice() {
  const keptOut = useKeptOut()
  if (!keptOut) return null
  return (
    <Notice tone="no">
      <View>{`${clockText(keptOut.at)} ${keptOut.place} 门岗没让进：${guardRefusalText[keptOut.guardRefusal]}`}</View>
      <Button variant="quiet" onTap={() => openPage('uses')}>
        不同意？告诉物业
      </Button>
    </Notice>
  )
}
