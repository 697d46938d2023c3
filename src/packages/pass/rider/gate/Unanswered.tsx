import { openTab } from '../../../../routes'
import { errorText } from '../../../../services/errorText'
import type { RefusalOf } from '../../../../services/refusal'
import { Button } from '../../../../ui/button/Button'
import { State } from '../../../../ui/states/State'

interface Props {
  refusal: RefusalOf<'pass.enterGate'>
  onRetry: () => Promise<unknown>
}

/** What happened, and that there is another way in. */
function words({ code, details, requestId }: Props['refusal']) {
  if (code === 'OFFLINE')
    return {
      title: '这部手机现在没有网络',
      note: '扫门口码要有网络；亮码不用，点下面亮码给门岗扫。网络回来后，这里会自动再问一次。',
    } as const
  if (code === 'NO_REPLY') return { title: '网络不稳，没等到回答', note: '可以再试一次，不会重复记录；也可以亮码给门岗扫。' } as const
  return { title: '这次没办成', note: errorText({ code, details, requestId } as Props['refusal']) } as const
}

/** No verdict came. It never looks like one. */
export function Unanswered({ refusal, onRetry }: Props) {
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
