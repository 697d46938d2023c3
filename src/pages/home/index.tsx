import type { Actions } from '../../../contract/index'
import type { OutputOf } from '../../../contract/kernel/action'
import { type FieldWorkplace, nextAtWork, nextStep } from '../../rider/nextStep'
import { useMe } from '../../services/useMe'
import { Screen } from '../../ui/screen/Screen'
import { Answered } from '../../ui/states/Answered'
import { GateHero } from './GateHero'
import { Greeting } from './Greeting'
import { Hero } from './Hero'
import { MyCourses } from './MyCourses'
import { Shortcuts } from './Shortcuts'
import { WaitingForMe } from './WaitingForMe'

export type Me = OutputOf<Actions['account.me']>

/** Who works somewhere and rides for nobody is here for that work. */
const firstWorkplace = ({ rider, workplaces }: Me) =>
  rider ? undefined : workplaces.find((workplace): workplace is FieldWorkplace => workplace.role !== 'staff')

export default function HomePage() {
  const me = useMe()
  return (
    <Screen>
      <Answered query={me}>
        {(mine) => {
          const first = firstWorkplace(mine)
          return (
            <>
              <Greeting rider={mine.rider} role={first?.role} />
              {mine.rider?.status === 'verified' ? (
                <>
                  <GateHero />
                  <MyCourses />
                </>
              ) : (
                <Hero next={first ? nextAtWork(first) : nextStep(mine.rider)} />
              )}
              <WaitingForMe unread={mine.unread} workplaces={mine.workplaces.filter((workplace) => workplace !== first)} />
              <Shortcuts />
            </>
          )
        }}
      </Answered>
    </Screen>
  )
}
