import type { Actions } from '../../../contract/index'
import type { OutputOf } from '../../../contract/kernel/action'
import type { Workplace } from '../../../contract/kernel/roles'
import { roleWord, todayCards, workplaceView } from '../../domains'
import { Greeting } from '../../packages/account/home/Greeting'
import { nextStep } from '../../packages/account/home/nextStep'
import { useMe } from '../../packages/account/useMe'
import { GateHero } from '../../packages/pass/home/GateHero'
import { Button } from '../../ui/button/Button'
import { Hero } from '../../ui/hero/Hero'
import { Screen } from '../../ui/screen/Screen'
import { Answered } from '../../ui/states/Answered'
import { Shortcuts } from './Shortcuts'
import { WaitingForMe } from './WaitingForMe'

export type Me = OutputOf<Actions['account.me']>

/** Who works somewhere and rides for nobody is here for that work. */
const firstWorkplace = ({ rider, workplaces }: Me) => (rider ? undefined : workplaces.find(({ role }) => role !== 'staff'))

function nextThing(rider: Me['rider'], workplace: Workplace | undefined) {
  const view = workplace && workplace.role !== 'staff' ? workplaceView(workplace) : null
  return view ? { title: view.next.title, note: view.title, action: view.next.action, go: view.open } : nextStep(rider)
}

/** What to do next, for who has no pass (yet). */
function NextThing({ rider, workplace }: { rider: Me['rider']; workplace: Workplace | undefined }) {
  const { title, note, action, go } = nextThing(rider, workplace)
  return (
    <Hero title={title} note={note}>
      <Button variant="light" onTap={go}>
        {action}
      </Button>
    </Hero>
  )
}

const ForRider = () => (
  <>
    <GateHero />
    {todayCards.map(({ domain, Today }) => (
      <Today key={domain} />
    ))}
  </>
)

export default function HomePage() {
  const me = useMe()
  return (
    <Screen>
      <Answered query={me}>
        {(mine) => {
          const first = firstWorkplace(mine)
          return (
            <>
              <Greeting rider={mine.rider} role={first && roleWord(first.role)} />
              {mine.rider?.status === 'verified' ? <ForRider /> : <NextThing rider={mine.rider} workplace={first} />}
              <WaitingForMe unread={mine.unread} workplaces={mine.workplaces.filter((workplace) => workplace !== first)} />
              <Shortcuts />
            </>
          )
        }}
      </Answered>
    </Screen>
  )
}
