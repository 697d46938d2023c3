import { useEffect } from 'react'
import type { TodayThing } from '../../../contract/kernel/today'
import type { Me } from '../../domains/domainHome'
import { identitiesOf, nextFor, resumeDuty, useIdentity } from '../../domains/identities'
import { useTabWord } from '../../domains/middleTab'
import { WorkHero } from '../../domains/WorkHero'
import { nextStep } from '../../packages/account/home/nextStep'
import { useHome } from '../../packages/home/useHome'
import { GateHero } from '../../packages/pass/home/GateHero'
import { passStanding } from '../../packages/pass/home/passStanding'
import { useKnownPass } from '../../packages/pass/usePass'
import { serverNow } from '../../services/clock'
import { elderMode } from '../../services/settings'
import { useKnown } from '../../services/useKnown'
import { Button } from '../../ui/button/Button'
import { Hero } from '../../ui/hero/Hero'
import { Screen } from '../../ui/screen/Screen'
import { Answered } from '../../ui/states/Answered'
import { IdentityLine } from './IdentityLine'
import { Shortcuts } from './Shortcuts'
import { TodayCard } from './TodayCard'

/** The one big thing for somebody's own sake: into a compound, as long as there is a pass, else what leads to one. */
function OwnHero({ rider }: Pick<Me, 'rider'>) {
  const pass = useKnownPass()
  const holds = pass && passStanding(pass, serverNow()).state === 'active'
  if (holds || rider?.status === 'verified') return <GateHero />
  const { title, note, action, go } = nextStep(rider)
  return (
    <Hero title={title} note={note}>
      <Button variant="light" onTap={go}>
        {action}
      </Button>
    </Hero>
  )
}

/** Whoever can't read the rest finds it here and not in the settings. */
function LargerText() {
  const elder = elderMode.use()
  return (
    <Button variant="quiet" icon="text" onTap={() => elderMode.set(!elder)}>
      {elder ? '换回普通字' : '字太小？换大字模式'}
    </Button>
  )
}

function Home({ me, today }: { me: Me; today: readonly TodayThing[] }) {
  const { rider, unread } = me
  const identities = identitiesOf(me)
  const current = useIdentity(identities)
  // biome-ignore lint/correctness/useExhaustiveDependencies: at the first look; what is heard later moves nobody away
  useEffect(() => resumeDuty(me), [])
  const isOwn = current.workplaces.length === 0
  const next = nextFor(current, today, serverNow())
  return (
    <>
      <IdentityLine rider={rider} identities={identities} current={current} unread={unread} />
      {isOwn && <OwnHero rider={rider} />}
      {next && <WorkHero next={next} />}
      <TodayCard today={today} saidAbove={next?.says} />
      {isOwn && <Shortcuts me={me} />}
      <LargerText />
    </>
  )
}

export default function HomePage() {
  useTabWord()
  const home = useHome()
  const me = useKnown('account.me')
  return (
    <Screen>
      <Answered query={home}>{(known) => <Home me={me ?? known.me} today={known.today} />}</Answered>
    </Screen>
  )
}
