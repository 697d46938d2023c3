import type { ReactNode } from 'react'
import type { PassView } from '../../../../contract/pass/pass'
import { openPage } from '../../../routes'
import { clockState, serverTimeOf } from '../../../services/clock'
import { momentText } from '../../../services/time'
import { useOnline } from '../../../services/useOnline'
import { useServerNow } from '../../../services/useServerNow'
import { Button } from '../../../ui/button/Button'
import { Card } from '../../../ui/card/Card'
import { ListRow } from '../../../ui/listRow/ListRow'
import { Notice } from '../../../ui/notice/Notice'
import { Screen } from '../../../ui/screen/Screen'
import { LastKnown } from '../../../ui/states/Answered'
import { useBinding } from '../phone/useBinding'
import { useScanGate } from '../useScanGate'
import { Ended } from './Ended'
import { KeptOutNotice } from './KeptOutNotice'
import { OtherPhone } from './OtherPhone'
import { passStanding } from './passStanding'
import { Reminders } from './Reminders'
import { ShownPass } from './ShownPass'
import { Fetching, Unbound } from './Unbound'

/** Without a word from the server for so long, nobody should rely on it any more. */
const STALE_MS = 24 * 60 * 60_000

/** How sure the code is, and since when. `heardAt`: the server's time when it last said how the pass stands. */
function Certainty({ heardAt, now }: { heardAt: Date; now: Date }) {
  const { learnedAt, sure } = clockState()
  if (!learnedAt || !sure) return <Notice tone="warn">手机时间可能不准，码可能扫不开。连一次网，会自动校准</Notice>
  const heard = momentText(heardAt, now)
  if (now.getTime() - heardAt.getTime() > STALE_MS)
    return <Notice tone="warn">{`上次核实是 ${heard}。请找个有网络的地方打开一次，不然门岗可能不认`}</Notice>
  return <Notice tone="ok">{`没有网络也能用 · ${heard} 已核实`}</Notice>
}

/** The other way in: the rider scans the gate's code. */
function ScanGate() {
  const { scan, problem } = useScanGate()
  return (
    <>
      {problem && <Notice tone="warn">{problem}</Notice>}
      <Button variant="ghost" icon="scan" onTap={scan}>
        扫门口码
      </Button>
    </>
  )
}

/** What belongs to the pass. */
const Links = () => (
  <Card>
    <ListRow icon="building" title="友好小区" note="哪些能进、怎么进，申请白名单" onTap={() => openPage('compounds')} />
    <ListRow icon="list" title="我的通行记录" note="进过哪里，什么时候，保留 90 天" onTap={() => openPage('uses')} />
    <ListRow icon="pact" title="文明公约" note="小哥、站点、小区三方一起遵守" onTap={() => openPage('convention')} />
  </Card>
)

const MINUTE_MS = 60_000

interface Props {
  pass: PassView
  /** When this was heard of the pass, by the phone's clock, ms since 1970. */
  heardAt: number
  /** The last try to hear more failed. */
  failed: boolean
  /** Stands above everything. */
  switcher?: ReactNode
  /** Is there as long as a shop's code is shown: what another domain does meanwhile. */
  atCounter?: ReactNode
}

/** The pass of somebody who has one. Where it shows a code it says itself how sure that is; all else is as old as what was heard. */
export function Pass({ pass, heardAt, failed, switcher, atCounter }: Props) {
  const now = useServerNow(MINUTE_MS)
  const standing = passStanding(pass, now)
  const { binding, bind, refusal } = useBinding(pass)
  const online = useOnline()
  const holds = standing.state === 'active'
  const showsCode = holds && binding.kind === 'ready'
  return (
    <Screen worksOffline={showsCode}>
      {switcher}
      {(failed || !online) && !showsCode && <LastKnown at={heardAt} />}
      {!holds && <Ended pass={pass} standing={standing} now={now} />}
      {showsCode && <ShownPass pass={pass} secret={binding.secret} atCounter={atCounter} />}
      {showsCode && <KeptOutNotice />}
      {showsCode && <Certainty heardAt={serverTimeOf(heardAt)} now={now} />}
      {holds && binding.kind === 'fetching' && <Fetching onBind={() => bind(false)} refusal={refusal} />}
      {holds && binding.kind === 'none' && <Unbound onBind={() => bind(false)} refusal={refusal} />}
      {holds && binding.kind === 'elsewhere' && <OtherPhone boundAt={pass.boundAt} now={now} onMove={() => bind(true)} refusal={refusal} />}
      {holds && <ScanGate />}
      {holds && <Reminders pass={pass} now={now} />}
      <Links />
    </Screen>
  )
}
