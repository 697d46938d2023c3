import { View } from '@tarojs/components'
import type { Appeal } from '../../../../contract/pass/pass'
import { openPage } from '../../../routes'
import { momentText } from '../../../services/time'
import { Button } from '../../../ui/button/Button'
import { Notice } from '../../../ui/notice/Notice'

/** How the holder's appeal (申诉) stands, or the way to make one. */
export const AppealState = ({ appeal, now }: { appeal: Appeal | null; now: Date }) =>
  appeal?.state === 'waiting' ? (
    <Notice icon="clock">{`${momentText(appeal.at, now)} 申诉了，区工作人员在看。有了结果会在消息里告诉你`}</Notice>
  ) : (
    <>
      {appeal?.state === 'refused' && <View>{`上次申诉没有通过：${appeal.answer ?? '没有写原因'}`}</View>}
      <Button icon="pen" onTap={() => openPage('appeal')}>
        {appeal?.state === 'refused' ? '再申诉一次' : '申诉'}
      </Button>
    </>
  )
