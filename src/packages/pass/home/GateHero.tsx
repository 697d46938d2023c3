import { View } from '@tarojs/components'
import type { PassView } from '../../../../contract/pass/pass'
import { openTab } from '../../../routes'
import { serverNow } from '../../../services/clock'
import { momentText } from '../../../services/time'
import { Button } from '../../../ui/button/Button'
import { Hero } from '../../../ui/hero/Hero'
import { Notice } from '../../../ui/notice/Notice'
import { useKnownPass } from '../usePass'
import { useScanGate } from '../useScanGate'
import { passEndText, passStateText } from '../words/pass'
import { passStanding } from './passStanding'

/** For whoever has a pass the one big thing: into a compound by the gate's code, or by the own one. */
export function GateHero() {
  const pass = useKnownPass()
  const { scan, problem } = useScanGate()
  const ended = pass && whyEnded(pass)
  if (ended)
    return (
      <Hero title={ended.title} note={ended.note}>
        <Button variant="light" onTap={() => openTab('pass')}>
          看怎么办
        </Button>
      </Hero>
    )
  return (
    <Hero title="扫门口码，进小区" note={noteOf(pass)}>
      {problem && <Notice tone="warn">{problem}</Notice>}
      <View className="hero__actions">
        <View className="hero__action hero__action--main">
          <Button variant="light" icon="scan" onTap={scan}>
            扫码进门
          </Button>
        </View>
        <View className="hero__action">
          <Button variant="lightGhost" onTap={() => openTab('pass')}>
            亮码
          </Button>
        </View>
      </View>
    </Hero>
  )
}

const noteOf = (pass: PassView | null | undefined) =>
  pass?.suspendsAt
    ? `你已离开站点，小哥码用到 ${momentText(pass.suspendsAt, serverNow())}。这之前到新站点登记，就不会断`
    : '没有网络也能亮码给门岗扫'

function whyEnded(pass: PassView) {
  const { state, end } = passStanding(pass, serverNow())
  if (state === 'active') return null
  return { title: `小哥码${passStateText[state]}`, note: end ? passEndText[end.reason] : '续期后就能接着用' }
}
