import { View } from '@tarojs/components'
import { useState } from 'react'
import { openExcel } from '../../services/openFile'
import { Button } from '../button/Button'
import { CopyBlock } from '../copyBlock/CopyBlock'
import { Notice } from '../notice/Notice'
import { Sheet } from '../overlay/Overlay'

interface Props {
  /** `rest`: where the next file goes on; null: this one is the last. */
  file: { url: string; rows: number; rest: string | number | null }
  /** What the rows are: 条记录. */
  unit: string
  /** Which of several files it is; the first is 1. */
  part: number
  /** Why the next file did not come. */
  problem: string | null
  onNext: () => Promise<unknown>
  onClose: () => void
}

/** An Excel file is there: open it, or take its link to a computer. Of a long table there is another one. */
export function ExportedFile({ file: { url, rows, rest }, unit, part, problem, onNext, onClose }: Props) {
  const [failed, setFailed] = useState(false)
  const open = async () => setFailed(!(await openExcel(url)))
  const hasMore = rest !== null
  return (
    <Sheet
      title={hasMore || part > 1 ? `第 ${part} 份，${rows} ${unit}` : `${rows} ${unit}`}
      onClose={onClose}
      actions={
        <>
          <Button icon="download" onTap={open}>
            打开 Excel
          </Button>
          {hasMore && (
            <Button variant="ghost" onTap={onNext}>
              导出下一份
            </Button>
          )}
          <Button variant="ghost" onTap={onClose}>
            好了
          </Button>
        </>
      }
    >
      {hasMore && <Notice tone="warn">记录太多，一份装不下，后面还有。先打开这份，再导出下一份。</Notice>}
      <View>链接 10 分钟内有效。在电脑上看更清楚，可以复制链接到电脑上打开。</View>
      <CopyBlock text={url} what="链接" size="link" />
      {failed && <Notice tone="no">没能打开。网络好的时候再点一次；过了 10 分钟请重新导出。</Notice>}
      {problem && <Notice tone="no">{problem}</Notice>}
    </Sheet>
  )
}
