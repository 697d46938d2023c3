import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Actions } from '../../../../../contract'
import type { OutputOf } from '../../../../../contract/kernel/action'
import type { MerchantId } from '../../../../../contract/merchant/ids'
import type { Statement } from '../../../../../contract/merchant/statement'
import { callAction } from '../../../../services/callAction'
import { errorText } from '../../../../services/errorText'
import { useActionPages } from '../../../../services/useActionPages'
import { useServerNow } from '../../../../services/useServerNow'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import { ExportedFile } from '../../../../ui/exportedFile/ExportedFile'
import { ListRow } from '../../../../ui/listRow/ListRow'
import { Notice } from '../../../../ui/notice/Notice'
import { Sheet } from '../../../../ui/overlay/Overlay'
import { Answered } from '../../../../ui/states/Answered'
import { State } from '../../../../ui/states/State'
import { countsText, spanText, takenText } from '../../words/books'

type File = OutputOf<Actions['merchant.exportStatement']>

const HOUR_MS = 3_600_000

interface SheetProps {
  statement: Statement
  onClose: () => void
}

/** A statement with its figures, and the Excel file of all its lines: one, or several of a long one. */
function StatementSheet({ statement, onClose }: SheetProps) {
  const { merchantId, statementId, number, opening, closing, total, proof } = statement
  const [files, setFiles] = useState<readonly File[]>([])
  const [problem, setProblem] = useState<string | null>(null)
  const now = useServerNow(HOUR_MS)
  const [file] = files.slice(-1)
  const send = async () => {
    const after = file?.rest ?? undefined
    const reply = await callAction('merchant.exportStatement', { merchantId, statementId, ...(after !== undefined && { after }) })
    if (!reply.ok) return setProblem(errorText(reply.error))
    setProblem(null)
    setFiles([...files, reply.data])
  }
  if (file) {
    return <ExportedFile key={file.url} file={file} unit="笔" part={files.length} problem={problem} onNext={send} onClose={onClose} />
  }
  const actions = opening && (
    <Button icon="download" onTap={send}>
      导出 Excel
    </Button>
  )
  return (
    <Sheet title={`第 ${number} 号结算单`} onClose={onClose} actions={actions}>
      <View>{spanText(statement, now)}</View>
      <View>{`${takenText(total)}。${countsText(total)}`}</View>
      {opening && closing && <View>{`序号 ${opening.number} 到 ${closing.number}，每一笔都在 Excel 里`}</View>}
      <View>{`校验码 ${proof}。和区里的一样，就是同一份，一笔没有改过`}</View>
      {problem && <Notice tone="no">{problem}</Notice>}
    </Sheet>
  )
}

/** What the shop settles with the district by, the newest first. */
export function Statements({ merchantId }: { merchantId: MerchantId }) {
  const list = useActionPages('merchant.statements', (after) => ({ merchantId, ...(after !== undefined && { after }) }))
  const [open, setOpen] = useState<Statement | null>(null)
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
                  onTap={() => setOpen(one)}
                />
              ))}
            </Card>
          )
        }}
      </Answered>
      {list.hasNextPage && (
        <Button variant="ghost" busy={list.isFetchingNextPage} {...(list.more && { onTap: list.more })}>
          看更早的结算单
        </Button>
      )}
      {open && <StatementSheet statement={open} onClose={() => setOpen(null)} />}
    </>
  )
}
