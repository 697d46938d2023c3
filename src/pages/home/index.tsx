import type { Actions } from '../../../contract/index'
import type { OutputOf } from '../../../contract/kernel/action'
import { Greeting } from '../../packages/account/home/Greeting'
import { Hero } from '../../packages/account/home/Hero'
import { type FieldWorkplace, nextAtWork, nextStep } from '../../packages/account/home/nextStep'
import { useMe } from '../../packages/account/useMe'
import { MyCourses } from '../../packages/course/home/MyCourses'
import { GateHero } from '../../packages/pass/home/GateHero'
import { Screen } from '../../ui/screen/Screen'
import { Answered } from '../../ui/states/Answered'
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
