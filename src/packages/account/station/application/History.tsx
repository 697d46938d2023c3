import type { RiderStep } from '../../../../../contract/account/rider'

import { momentText } from '../../../../services/time'
import { Card } from '../../../../ui/card/Card'
import { ListRow } from '../../../../ui/listRow/ListRow'
import { stepText } from '../../words/rider'
import { reasonLabel } from '../reasons'

/** What happened so far, newest first. */
export function History({ steps }: { steps: readonly RiderStep[] }) {
  const now = new Date()
  return (
    <Card title="办理经过">
      {[...steps].reverse().map(({ step, at, reasons = [] }) => (
        <ListRow key={`${step}${at}`} title={stepText[step]} note={[momentText(at, now), ...reasons.map(reasonLabel)].join(' · ')} />
      ))}
    </Card>
  )
}
