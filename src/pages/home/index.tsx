import type { OutputOf } from '../../../contract/action'
import type { Actions } from '../../../contract/index'
import { nextAtStation, nextStep, type StationWorkplace } from '../../rider/nextStep'
import { useMe } from '../../services/useMe'
import { Screen } from '../../ui/screen/Screen'
import { Answered } from '../../ui/states/Answered'
import { GateHero } from './GateHero'
import { Greeting } from './Greeting'
import { Hero } from './Hero'
import { Shortcuts } from './Shortcuts'
import { WaitingForMe } from './WaitingForMe'

export type Me = OutputOf<Actions['account.me']>

/** Whoever manages a station and rides for none is here for the station. */
const firstStation = ({ rider, workplaces }: Me) =>
  rider ? undefined : workplaces.find((workplace): workplace is StationWorkplace => workplace.role === 'stationManager')

export default function HomePage() {
  const me = useMe()
  return (
    <Screen>
      <Answered query={me}>
        {(mine) => {
          const first = firstStation(mine)
          return (
            <>
              <Greeting rider={mine.rider} manages={first !== undefined} />
              {mine.rider?.status === 'verified' ? <GateHero /> : <Hero next={first ? nextAtStation(first) : nextStep(mine.rider)} />}
              <WaitingForMe unread={mine.unread} workplaces={mine.workplaces.filter((workplace) => workplace !== first)} />
              <Shortcuts />
            </>
          )
        }}
      </Answered>
    </Screen>
  )
}
