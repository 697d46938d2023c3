import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useEffect } from 'react'
import { gateCodeText, readGateCode } from '../../../../../contract/pass/gateCode'
import { openTab, replacePage } from '../../../../routes'
import { errorText } from '../../../../services/errorText'
import type { RefusalOf } from '../../../../services/refusal'
import { Button } from '../../../../ui/button/Button'
import { Dialog } from '../../../../ui/overlay/Overlay'
import { Screen } from '../../../../ui/screen/Screen'
import { State } from '../../../../ui/states/State'
import { useScanGate } from '../../useScanGate'
import { Decided } from './Decided'
import { useEntry } from './useEntry'
import './gate.scss'
import '../../words/refusals'
import '../../icons.scss'

/** For the second that it takes: quiet, so that nobody takes it for a verdict. */
export const Asking = () => (
  <View className="gate__asking">
    <View className="gate__spinner" />
    正在核验…
  </View>
)

interface UnansweredProps {
  refusal: RefusalOf<'pass.enterGate'>
  onRetry: () => Promise<unknown>
}

/** What happened, and that there is another way in. */
function words({ code, details, requestId }: UnansweredProps['refusal']) {
  if (code === 'OFFLINE')
    return {
      title: '这部手机现在没有网络',
      note: '扫门口码要有网络；亮码不用，点下面亮码给门岗扫。网络回来后，这里会自动再问一次。',
    } as const
  if (code === 'NO_REPLY') return { title: '网络不稳，没等到回答', note: '可以再试一次，不会重复记录；也可以亮码给门岗扫。' } as const
  if (code === 'BUSY') return { title: '现在用的人太多，还没办', note: '不用等，亮码给门岗扫就行；也可以过一分钟再试。' } as const
  return { title: '这次没办成', note: errorText({ code, details, requestId } as UnansweredProps['refusal']) } as const
}

/** No verdict came. It never looks like one. */
export function Unanswered({ refusal, onRetry }: UnansweredProps) {
  const { title, note } = words(refusal)
  const actions = (
    <>
      <Button icon="qr" onTap={() => openTab('pass')}>
        亮码给门岗扫
      </Button>
      <Button variant="ghost" icon="refresh" onTap={onRetry}>
        再试一次
      </Button>
    </>
  )
  return (
    <State
      icon={refusal.code === 'OFFLINE' || refusal.code === 'NO_REPLY' ? 'offline' : 'warning'}
      title={title}
      note={note}
      action={actions}
    />
  )
}

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
  const leaves = posted?.direction === 'out'
  useEffect(() => void (leaves && Taro.setNavigationBarTitle({ title: '出门' })), [leaves])
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
