import { Button } from '../../../../ui/button/Button'
import { State } from '../../../../ui/states/State'
import type { Shops } from './useShops'

/** No shop is shown. `todo`: what else can be tried. */
export function Nothing({ shops: { isNarrowed, clear }, todo }: { shops: Shops; todo: string }) {
  if (!isNarrowed) return <State icon="shop" title="现在没有店" note="有店参加小哥优惠，会列在这里" />
  const all = (
    <Button variant="ghost" onTap={clear}>
      看所有的店
    </Button>
  )
  return <State icon="shop" title="没有这样的店" note={todo} action={all} />
}
