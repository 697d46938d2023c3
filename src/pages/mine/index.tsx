import { useMe } from '../../services/useMe'
import { Screen } from '../../ui/screen/Screen'
import { Answered } from '../../ui/states/Answered'
import { Leave } from './Leave'
import { Links } from './Links'
import { Profile } from './Profile'
import { Settings } from './Settings'
import { Workplaces } from './Workplaces'

export default function MinePage() {
  const me = useMe()
  return (
    <Screen>
      <Answered query={me}>
        {(mine) => (
          <>
            <Profile rider={mine.rider} />
            <Workplaces workplaces={mine.workplaces} />
            <Links unread={mine.unread} />
            <Settings />
            {mine.rider && <Leave />}
          </>
        )}
      </Answered>
    </Screen>
  )
}
