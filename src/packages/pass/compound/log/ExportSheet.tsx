import { View } from '@tarojs/components'
import dayjs from 'dayjs'
import { useState } from 'react'
import type { Actions } from '../../../../../contract'
import type { InputOf, OutputOf } from '../../../../../contract/kernel/action'
import type { CompoundId } from '../../../../../contract/pass/ids'
import { callAction } from '../../../../services/callAction'
import { serverNow } from '../../../../services/clock'
import { errorText } from '../../../../services/errorText'
import { dayOf } from '../../../../services/time'
import { Button } from '../../../../ui/button/Button'
import { ExportedFile } from '../../../../ui/exportedFile/ExportedFile'
import { DateField } from '../../../../ui/form/DateField'
import { Field } from '../../../../ui/form/Field'
import { Options, optionsOf } from '../../../../ui/form/Options'
import { Notice } from '../../../../ui/notice/Notice'
import { Sheet } from '../../../../ui/overlay/Overlay'

/** The contract's limit. */
const MOST_DAYS = 31

/** What is wrong with a period, in words; null: nothing. Days are calendar days, so they compare as text. */
export function rangeProblem(from: string, to: string, today: string): string | null {
  if (to < from) return '结束日期在开始日期前面，请改一下'
  if (to > today) return '结束日期还没到，请改一下'
  return dayjs(to).diff(from, 'day') >= MOST_DAYS ? `一次最多导出 ${MOST_DAYS} 天，请分几次` : null
}

/** Why a log leaves the system. */
const exportReasonText: Record<InputOf<Actions['compound.exportLog']>['reason'], string> = {
  incident: '小区出了事，要查记录',
  complaint: '处理投诉',
  settlement: '和站点、平台对账',
  authority: '公安等部门依法调取',
}

type ExportReason = keyof typeof exportReasonText

type ExportedLog = OutputOf<Actions['compound.exportLog']>

/** A period, a reason, and the files that come of them: one, or several of a long log. `send` asks for the first and then for the next. */
function useExport(compoundId: CompoundId, day: string) {
  const [from, setFrom] = useState(day)
  const [to, setTo] = useState(day)
  const [reason, setReason] = useState<ExportReason | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [files, setFiles] = useState<readonly ExportedLog[]>([])

  const changing =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      set(value)
      setProblem(null)
    }

  const send = async () => {
    const wrong = rangeProblem(from, to, dayOf(serverNow())) ?? (reason ? null : '请先选一个原因')
    if (wrong || !reason) return setProblem(wrong)
    const before = files.slice(-1)[0]?.rest
    const reply = await callAction('compound.exportLog', { compoundId, from, to, reason, ...(before && { before }) })
    if (!reply.ok) return setProblem(errorText(reply.error))
    // A table without rows is no file worth to open.
    if (reply.data.rows === 0) return setProblem('这几天没有记录，换个日期再导出')
    setProblem(null)
    setFiles([...files, reply.data])
  }

  return { from, to, reason, problem, files, setFrom: changing(setFrom), setTo: changing(setTo), setReason: changing(setReason), send }
}

const reasons = optionsOf(exportReasonText)

interface Props {
  compoundId: CompoundId
  /** The day on the screen. */
  day: string
  onClose: () => void
}

/** Asks for what period and why before the log leaves the system. */
export function ExportSheet({ compoundId, day, onClose }: Props) {
  const { from, to, reason, problem, files, setFrom, setTo, setReason, send } = useExport(compoundId, day)
  const [file] = files.slice(-1)
  if (file)
    return <ExportedFile key={file.url} file={file} unit="条记录" part={files.length} problem={problem} onNext={send} onClose={onClose} />
  return (
    <Sheet title="导出通行记录" onClose={onClose} actions={<Button onTap={send}>导出 Excel</Button>}>
      <View>谁、什么时候、为什么导出，会留下记录，文件上也印着。姓名只有姓。</View>
      <DateField id="field-from" label="从哪天" value={from} onChange={setFrom} />
      <DateField id="field-to" label="到哪天" value={to} onChange={setTo} />
      <Field id="field-reason" label="为什么导出">
        <Options options={reasons} isChosen={(one) => one === reason} onTap={setReason} />
      </Field>
      {problem && <Notice tone="no">{problem}</Notice>}
    </Sheet>
  )
}
