import { type Identity, nextFor } from '../../domains/identities'
import type { TabPart } from '../../domains/middleTab'
import { WorkHero } from '../../domains/WorkHero'
import { WorkplaceRows } from '../../domains/WorkplaceRows'
import { serverNow } from '../../services/clock'
import { useKnown } from '../../services/useKnown'
import { Card } from '../../ui/card/Card'

/** The way to the work of a shift: the page itself loads with its domain. Somebody who does it at several places has them all below. */
export function Work({ part: { identities }, current }: { part: TabPart; current: Identity }) {
  const home = useKnown('home.show', ['home.show'])
  const [first] = identities
  const identity = identities.find(({ key }) => key === current.key) ?? first
  const next = identity && nextFor(identity, home?.today ?? [], serverNow())
  const workplaces = identities.flatMap((one) => one.workplaces)
  return (
    <>
      {next && <WorkHero next={next} />}
      {workplaces.length > 1 && (
        <Card title="我的岗位">
          <WorkplaceRows workplaces={workplaces} />
        </Card>
      )}
    </>
  )
}
