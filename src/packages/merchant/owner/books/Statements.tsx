import type { MerchantId } from '../../../../../contract/merchant/ids'
import { openPage } from '../../../../routes'
import { useActionPages } from '../../../../services/useActionPages'
import { useServerNow } from '../../../../services/useServerNow'
import { Card } from '../../../../ui/card/Card'
import { ListRow } from '../../../../ui/listRow/ListRow'
import { Answered } from '../../../../ui/states/Answered'
import { More } from '../../../../ui/states/More'
import { State } from '../../../../ui/states/State'
import { countsText, spanText, takenText } from '../../words/books'

const HOUR_MS = 3_600_000

/** What the shop settles with the district by, the newest first. */
export function Statements({ merchantId }: { merchantId: MerchantId }) {
  const list = useActionPages('merchant.statements', (after) => ({ merchantId, ...(after !== undefined && { after }) }))
  const now = useServerNow(HOUR_MS)
  return (
    <>
      <Answered query={list}>
        {(pages) => {
          const all = pages.flatMap(({ statements }) => statements)
          if (all.length === 0) return <State icon="document" title="还没有结算单" note="一期结束后的第二天早上自动生成，不用办手续" />
          return (
            <Card title="结算单">
              {all.map((one) => (
                <ListRow
                  key={one.statementId}
                  icon="document"
                  title={`第 ${one.number} 号 · ${takenText(one.total)}`}
                  note={`${spanText(one, now)} · ${countsText(one.total)}`}
                  onTap={() => openPage('statement', { merchantId, statementId: one.statementId })}
                />
              ))}
            </Card>
          )
        }}
      </Answered>
      <More list={list} words="看更早的结算单" />
    </>
  )
}
