import { serverNow, serverTimeOf } from '../../../../services/clock'
import { momentText } from '../../../../services/time'
import { Button } from '../../../../ui/button/Button'

interface Query {
  /** ms since 1970 */
  dataUpdatedAt: number
  refetch: () => Promise<unknown>
}

/** When this was last asked, and asks again: not everybody knows that a page can be pulled down. */
export const AskedAt = ({ query: { dataUpdatedAt, refetch } }: { query: Query }) => (
  <Button variant="quiet" icon="clock" onTap={() => refetch()}>
    {momentText(serverTimeOf(dataUpdatedAt), serverNow())} 的情况，点这里刷新
  </Button>
)
