import { View } from '@tarojs/components'
import type { Workplace } from '../../../../contract/kernel/roles'
import { WorkplaceRows } from '../../../rider/WorkplaceRows'
import { Card } from '../../../ui/card/Card'
import { Notice } from '../../../ui/notice/Notice'

/** The role is granted: the way to the work. */
export const Accepted = ({ workplaces }: { workplaces: readonly Workplace[] }) => (
  <>
    <Notice tone="ok">上岗了。点下面进入，以后从“我的”进来。</Notice>
    <Card title="我的岗位">
      <WorkplaceRows workplaces={workplaces} />
    </Card>
    <View>不是你的岗位？请马上告诉发码的人。</View>
  </>
)
