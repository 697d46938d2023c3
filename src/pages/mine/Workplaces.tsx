import type { Workplace } from '../../../contract/kernel/roles'
import { WorkplaceRows } from '../../rider/WorkplaceRows'
import { Card } from '../../ui/card/Card'

/** Where I work for others. Nobody else sees this card. */
export const Workplaces = ({ workplaces }: { workplaces: readonly Workplace[] }) =>
  workplaces.length === 0 ? null : (
    <Card title="我的岗位">
      <WorkplaceRows workplaces={workplaces} />
    </Card>
  )
