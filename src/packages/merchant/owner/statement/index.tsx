import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import type { MerchantId, StatementId } from '../../../../../contract/merchant/ids'
import type { Statement } from '../../../../../contract/merchant/statement'
import { useActionPages } from '../../../../services/useActionPages'
import { usePullRefresh } from '../../../../services/usePullRefresh'
import { useServerNow } from '../../../../services/useServerNow'
import { Card } from '../../../../ui/card/Card'
import { Screen } from '../../../../ui/screen/Screen'
import { Answered } from '../../../../ui/states/Answered'
import { State } from '../../../../ui/states/State'
import { countsText, spanText, takenText } from '../../words/books'
import '../../icons.scss'
import { Export } from './Export'
import { Lines } from './Lines'

const HOUR_MS = 3_600_000

/** The figures of a statement, and its ends. */
function Summary({ statement, now }: { statement: Statement; now: Date }) {
  const { number, opening, closing, total, proof } = statement
  return (
    <Card title={`第 ${number} 号结算单`}>
      <View>{spanText(statement, now)}</View>
      <View>{`${takenText(total)}。${countsText(total)}`}</View>
      {opening && closing && <View>{`序号 ${opening.number} 到 ${closing.number}，每一笔都在下面，也在 Excel 里`}</View>}
      <View>{`校验码 ${proof}。和区里的一样，就是同一份，一笔没有改过`}</View>
      {opening && <Export statement={statement} />}
    </Card>
  )
}

/** A statement with its lines: what the shop settles with the district by. */
export default function StatementPage() {
  const { merchantId = '', statementId = '' } = useRouter().params
  const one = { merchantId: merchantId as MerchantId, statementId: statementId as StatementId }
  const list = useActionPages('merchant.statement', (after) => ({ ...one, ...(after !== undefined && { after }) }))
  const now = useServerNow(HOUR_MS)
  usePullRefresh(list.refetch)
  return (
    <Screen>
      <Answered query={list}>
        {(pages) => {
          const statement = pages[0]?.statement
          if (!statement) return null
          return (
            <>
              <Summary statement={statement} now={now} />
              {statement.opening ? (
                <Lines
                  statement={statement}
                  lines={pages.flatMap(({ lines }) => lines)}
                  now={now}
                  more={list.more}
                  busy={list.isFetchingNextPage}
                  isWhole={!list.hasNextPage}
                />
              ) : (
                <State icon="list" title="这一期没有核销" note="没有要结的钱" />
              )}
            </>
          )
        }}
      </Answered>
    </Screen>
  )
}
