import { clockState } from '../../../services/clock'
import { momentText } from '../../../services/time'
import { Notice } from '../../../ui/notice/Notice'

/** Without a word from the server for so long, nobody should rely on it any more. */
const STALE_MS = 24 * 60 * 60_000

/** How sure the code is, and since when. `heardAt`: the server's time when it last said how the pass stands. */
export function Certainty({ heardAt, now }: { heardAt: Date; now: Date }) {
  const { learnedAt, sure } = clockState()
  if (!learnedAt || !sure) return <Notice tone="warn">手机时间可能不准，码可能扫不开。连一次网，会自动校准</Notice>
  const heard = momentText(heardAt, now)
  if (now.getTime() - heardAt.getTime() > STALE_MS)
    return <Notice tone="warn">{`上次核实是 ${heard}。请找个有网络的地方打开一次，不然门岗可能不认`}</Notice>
  return <Notice tone="ok">{`没有网络也能用 · ${heard} 已核实`}</Notice>
}
