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
  return refusal.code === 'OFFLINE' ? (
    <State icon="offline" title="没有网络" note="连上网后会自动显示，也可以点下面再试" action={retry} />
  ) : (
    <State icon="warning" title="没能打开" note={errorText(refusal)} action={retry} />
  )
}
