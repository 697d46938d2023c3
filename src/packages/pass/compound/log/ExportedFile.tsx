import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Actions } from '../../../../../contract'
import type { OutputOf } from '../../../../../contract/kernel/action'
import { openExcel } from '../../../../services/openFile'
import { Button } from '../../../../ui/button/Button'
import { Notice } from '../../../../ui/notice/Notice'
import { Sheet } from '../../../../ui/overlay/Sheet'
import { CopyBlock } from '../CopyBlock'

interface Props {
  file: OutputOf<Actions['compound.exportLog']>
  onClose: () => void
}

/** The file is there: open it, or take its link to a computer. */
export function ExportedFile({ file: { url, rows }, onClose }: Props) {
  const [failed, setFailed] = useState(false)
  const open = async () => setFailed(!(await openExcel(url)))
  return (
    <Sheet
      title={`${rows} 条记录`}
      onClose={onClose}
      actions={
        <>
          <Button icon="download" onTap={open}>
            打开 Excel
          </Button>
          <Button variant="ghost" onTap={onClose}>
            好了
          </Button>
        </>
      }
    >
      <View>链接 10 分钟内有效。在电脑上看更清楚，可以复制链接到电脑上打开。</View>
      <CopyBlock text={url} what="链接" size="link" />
      {failed && <Notice tone="no">没能打开。网络好的时候再点一次；过了 10 分钟请重新导出。</Notice>}
    </Sheet>
  )
}
