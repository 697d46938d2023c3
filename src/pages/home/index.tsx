import type { OutputOf } from '../../../contract/action'
import type { Actions } from '../../../contract/index'
import { useMe } from '../../services/useMe'
import { Screen } from '../../ui/screen/Screen'
import { Answered } from '../../ui/states/Answered'
import { Greeting } from './Greeting'
import { Hero } from './Hero'
import { Shortcuts } from './Shortcuts'
import { WaitingForMe } from './WaitingForMe'

export type Me = OutputOf<Actions['account.me']>

export default function HomePage() {
  const me = useMe()
  return (
    <Screen>
      <Answered query={me}>
        {(mine) => (
          <>
            <Greeting rider={mine.rider} />
            <Hero rider={mine.rider} />
            <WaitingForMe unread={mine.unread} workplaces={mine.workplaces} />
            <Shortcuts />
          </>
        )}
      </Answered>
    </Screen>
  )
}
