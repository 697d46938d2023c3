import { useState } from 'react'
import type { Actions } from '../../../../../contract'
import type { OutputOf } from '../../../../../contract/kernel/action'
import type { Statement } from '../../../../../contract/merchant/statement'
import { callAction } from '../../../../services/callAction'
import { errorText } from '../../../../services/errorText'
import { Button } from '../../../../ui/button/Button'
import { ExportedFile } from '../../../../ui/exportedFile/ExportedFile'
import { Notice } from '../../../../ui/notice/Notice'

type File = OutputOf<Actions['merchant.exportStatement']>

/** The Excel file of all lines of a statement: one, or several of a long one. */
export function Export({ statement: { merchantId, statementId } }: { statement: Statement }) {
  const [files, setFiles] = useState<readonly File[]>([])
  const [problem, setProblem] = useState<string | null>(null)
  const [file] = files.slice(-1)
  const send = async () => {
    const after = file?.rest ?? undefined
    const reply = await callAction('merchant.exportStatement', { merchantId, statementId, ...(after !== undefined && { after }) })
    if (!reply.ok) return setProblem(errorText(reply.error))
    setProblem(null)
    setFiles([...files, reply.data])
  }
  return (
    <>
      {problem && !file && <Notice tone="no">{problem}</Notice>}
      <Button variant="ghost" icon="download" onTap={send}>
        导出 Excel
      </Button>
      {file && (
        <ExportedFile
          key={file.url}
          file={file}
          unit="笔"
          part={files.length}
          problem={problem}
          onNext={send}
          onClose={() => setFiles([])}
        />
      )}
    </>
  )
}
