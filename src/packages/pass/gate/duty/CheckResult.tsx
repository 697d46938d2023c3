import { Asking } from '../../../../ui/asking/Asking'
import { Button } from '../../../../ui/button/Button'
import { Verdict } from '../../../../ui/verdict/Verdict'
import type { Looking } from './useCheck'
import type { Desk } from './useDesk'
import { VerdictPage } from './VerdictPage'

/** The server is asked. Nobody has to stand there for it: there is a way on at once, and a better one when it takes long. */
const Waiting = ({ desk, slow }: { desk: Desk; slow: boolean }) => (
  <Asking
    word={slow ? '网络很慢' : '正在核验'}
    note={slow ? '请小哥点“门岗没有网络？”，再扫一次，手机自己就能核' : '请小哥等一下'}
    actions={
      <>
        {slow && (
          <Button icon="scan" onTap={() => desk.scan('eBike')}>
            再扫一次
          </Button>
        )}
        <Button variant="ghost" onTap={desk.check.close}>
          不等了
        </Button>
      </>
    }
  />
)

/** What fills the screen after a scan. */
export function CheckResult({ desk, looking }: { desk: Desk; looking: Looking }) {
  const about = `${desk.known.name} · ${desk.gate.name}`
  if (looking.kind === 'asking') return <Waiting desk={desk} slow={looking.slow} />
  if (looking.kind === 'failed')
    return (
      <Verdict
        tone="warn"
        saying="lookAtScreen"
        about={about}
        word="没核成"
        lead={looking.words}
        actions={
          <Button variant="light" onTap={desk.check.close}>
            知道了
          </Button>
        }
      />
    )
  const { judged, credential } = looking
  return (
    <VerdictPage
      key={`${judged.word} ${judged.certainty} ${judged.vehicle}`}
      desk={desk}
      judged={judged}
      credential={credential}
      about={about}
    />
  )
}
