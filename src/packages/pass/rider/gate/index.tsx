import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { gateCodeText, readGateCode } from '../../../../../contract/pass/gateCode'
import { openTab, replacePage } from '../../../../routes'
import { Button } from '../../../../ui/button/Button'
import { Dialog } from '../../../../ui/overlay/Dialog'
import { Screen } from '../../../../ui/screen/Screen'
import { State } from '../../../../ui/states/State'
import { useScanGate } from '../../useScanGate'
import { Asking } from './Asking'
import { Decided } from './Decided'
import { Unanswered } from './Unanswered'
import { useEntry } from './useEntry'
import '../../words/refusals'
import '../../icons.scss'

interface Props {
  onRescan: () => Promise<unknown>
}

function Gate({ gateCode, onRescan }: Props & { gateCode: string }) {
  const { entry, ask } = useEntry(gateCode)
  switch (entry.kind) {
    case 'asking':
      return <Asking />
    case 'failed':
      return <Unanswered refusal={entry.refusal} onRetry={() => ask(entry.vehicle)} />
    case 'decided':
      return <Decided verdict={entry.verdict} onAsk={ask} onRescan={onRescan} />
  }
}

const Unreadable = ({ onRescan }: Props) => (
  <State
    icon="qr"
    title="没认出门口的码"
    note="码可能脏了、破了，或者不是小哥码。对准整张码再扫一次"
    action={
      <>
        <Button icon="scan" onTap={onRescan}>
          重新扫码
        </Button>
        <Button variant="ghost" icon="qr" onTap={() => openTab('pass')}>
          亮码给门岗扫
        </Button>
      </>
    }
  />
)

/** At a gate, opened by its posted code: from WeChat's own scanner (`scene`) or from inside the app (`code`). */
export default function GatePage() {
  const { scene = '', code = '' } = useRouter().params
  const { scan, problem, forget } = useScanGate(replacePage)
  const posted = readGateCode(scene || code)
  return (
    <Screen worksOffline>
      {problem && (
        <Dialog title="没扫成" onClose={forget} actions={<Button onTap={forget}>知道了</Button>}>
          <View>{problem}</View>
        </Dialog>
      )}
      {posted ? <Gate gateCode={gateCodeText(posted)} onRescan={scan} /> : <Unreadable onRescan={scan} />}
    </Screen>
  )
}
