import type { ApplicationView } from '../../../../../contract/account/station'
import { Screen } from '../../../../ui/screen/Screen'
import { Actions } from './Actions'
import { Facts } from './Facts'
import { History } from './History'
import { Portrait } from './Portrait'
import { useReview } from './useReview'

interface Props {
  application: ApplicationView
  onReload: () => Promise<unknown>
}

/** One rider's application: who it is, what was decided before, what to decide now. */
export function Application({ application, onReload }: Props) {
  const review = useReview(application, onReload)
  return (
    <Screen footer={<Actions application={application} review={review} />}>
      <Portrait application={application} />
      <Facts application={application} />
      <History steps={application.steps} />
    </Screen>
  )
}
