import { View } from '@tarojs/components'
import { serverNow } from '../../../../services/clock'
import { momentText } from '../../../../services/time'
import { Button } from '../../../../ui/button/Button'
import { Notice } from '../../../../ui/notice/Notice'
import { Dialog } from '../../../../ui/overlay/Dialog'
import type { Category } from '../contest'
import { useCategory } from './useCategory'

/** Asks once more: the place goes to the next at once. */
export function LeaveDialog({ category, onClose }: { category: Category; onClose: () => void }) {
  const { leave, problem } = useCategory(category.categoryId)
  const { mine, availability } = category
  const late = mine?.state === 'held' && mine.cancelling === 'late'
  const go = async () => {
    if (await leave()) onClose()
  }
  const actions = (
    <>
      <Button variant="danger" onTap={go}>
        {late ? '退出，记一次' : '退出'}
      </Button>
      <Button variant="ghost" onTap={onClose}>
        不退出
      </Button>
    </>
  )
  return (
    <Dialog title={`退出“${category.title}”？`} actions={actions} onClose={onClose}>
      <View>
        {late
          ? `${momentText(availability.cancelUntil, serverNow())}前退出才不记爽约，现在已经过了，会记一次。`
          : '名额马上给候补的人，想再参加要重新报名。'}
      </View>
      {problem && <Notice tone="no">{problem}</Notice>}
    </Dialog>
  )
}
