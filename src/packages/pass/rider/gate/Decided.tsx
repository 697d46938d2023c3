import type { Vehicle } from '../../../../../contract/pass/compoundRules'
import type { Verdict } from '../../../../../contract/pass/gateVerdict'
import { useServerNow } from '../../../../services/useServerNow'
import { Button } from '../../../../ui/button/Button'
import { State } from '../../../../ui/states/State'
import { placeText } from '../../words/gate'
import { KeptOut } from './KeptOut'
import { LetIn } from './LetIn'
import { LetOut } from './LetOut'

/** Shown for longer than this it may be another visit: the colour goes. */
const HOLDS_MS = 10 * 60_000
const LOOKS_EVERY_MS = 10_000

interface Props {
  verdict: Verdict
  onAsk: (vehicle: Vehicle) => Promise<unknown>
  onRescan: () => Promise<unknown>
}

/** What was decided, as long as it is new. */
export function Decided({ verdict, onAsk, onRescan }: Props) {
  const now = useServerNow(LOOKS_EVERY_MS)
  const { refusal, outcome } = verdict
  if (now.getTime() - Date.parse(verdict.at) >= HOLDS_MS) return <TooOld verdict={verdict} onRescan={onRescan} />
  if (refusal) return <KeptOut key={refusal.reason} verdict={verdict} refusal={refusal} onAsk={onAsk} onRescan={onRescan} />
  return outcome === 'leave' ? <LetOut verdict={verdict} /> : <LetIn verdict={verdict} />
}

const TooOld = ({ verdict, onRescan }: Omit<Props, 'onAsk'>) => (
  <State
    icon="clock"
    title={verdict.refusal ? '这次核验已过 10 分钟' : '这次放行已过 10 分钟'}
    note={`${placeText(verdict)}。要进门，请重新扫门口的码`}
    action={
      <Button icon="scan" onTap={onRescan}>
        重新扫码
      </Button>
    }
  />
)
