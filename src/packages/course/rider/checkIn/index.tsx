import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { Asking } from '../../../../ui/asking/Asking'
import { Button } from '../../../../ui/button/Button'
import { Screen } from '../../../../ui/screen/Screen'
import './checkIn.scss'
import { Done } from './Done'
import { NotDone } from './NotDone'
import { Ready } from './Ready'
import { useCheckIn } from './useCheckIn'
import '../../../booking/words/refusals'
import '../../icons.scss'

/** A rider in the door of a classroom: one scan, one word. Opened from a session's page it takes the codes of that session only. */
export default function CheckInPage() {
  const { sessionId = '' } = useRouter().params
  const { state, scan, again, close } = useCheckIn(sessionId)
  const wait = (
    <Button variant="ghost" onTap={close}>
      不等了
    </Button>
  )
  return (
    <Screen>
      <View className="check-in">
        {state.kind === 'ready' && <Ready problem={state.problem} onScan={scan} />}
        {state.kind === 'asking' && <Asking word="正在签到" note="马上就好" actions={wait} />}
        {state.kind === 'done' && <Done answer={state.answer} onClose={close} />}
        {state.kind === 'refused' && <NotDone refusal={state.refusal} onScan={scan} onAgain={again} onClose={close} />}
      </View>
    </Screen>
  )
}
