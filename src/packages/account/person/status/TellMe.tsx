import { View } from '@tarojs/components'
import type { RiderView } from '../../../../../contract/account/rider'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import { Notice } from '../../../../ui/notice/Notice'
import { hasMessageTemplate } from '../../messageAllowance'
import { useOneMessage } from '../../useOneMessage'

const waits = ({ status }: RiderView) => status === 'waitingStation' || status === 'waitingDistrict'

/** Which application this is: a new one may be asked about again. */
const applicationOf = ({ steps }: RiderView) => steps.filter(({ step }) => step === 'registered').slice(-1)[0]?.at ?? ''

/** Offers one WeChat message about the result, once for each application. Who says no is not asked again. */
export function TellMe({ rider, credits }: { rider: RiderView; credits: number }) {
  const { answer, ask, problem } = useOneMessage(applicationOf(rider))
  if (!hasMessageTemplate || !waits(rider) || answer === 'refused') return null
  if (credits > 0) return <Notice tone="ok">出结果时，微信会给你发一条消息。</Notice>
  return (
    <Card>
      <View>不用一直看这一页：出结果时，让微信给你发一条消息，只发一条。</View>
      {problem && <Notice tone="no">{problem}</Notice>}
      <Button variant="ghost" icon="bell" onTap={ask}>
        审核结果通知我
      </Button>
    </Card>
  )
}
