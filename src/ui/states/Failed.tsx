import { errorText } from '../../services/errorText'
import type { Refused } from '../../services/useAction'
import { Button } from '../button/Button'
import { State } from './State'

/** In place of contents that could not be fetched. */
export function Failed({ error, onRetry }: { error: Refused; onRetry: () => unknown }) {
  const { refusal } = error
  const retry = (
    <Button variant="ghost" onTap={onRetry}>
      再试一次
    </Button>
  )
  switch (refusal.code) {
    case 'OFFLINE':
      return <State icon="offline" title="没有网络" note="连上网后会自动显示，也可以点下面再试" action={retry} />
    case 'NO_REPLY':
      return <State icon="offline" title="网络不稳" note="没能取到内容，请换个信号好的地方再试" action={retry} />
    default:
      return <State icon="warning" title="没能打开" note={errorText(refusal)} action={retry} />
  }
}
