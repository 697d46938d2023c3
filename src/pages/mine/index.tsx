import { openPage } from '../../routes'
import { useMe } from '../../services/useMe'
import { Button } from '../../ui/button/Button'
import { Screen } from '../../ui/screen/Screen'
import { Answered } from '../../ui/states/Answered'
import { Honours } from './Honours'
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
            {mine.rider?.status === 'verified' && <Honours />}
            <Workplaces workplaces={mine.workplaces} />
            <Links unread={mine.unread} />
            <Settings />
            {mine.rider && (
              <Button variant="quiet" icon="exit" onTap={() => openPage('withdraw')}>
                退出登记，删除我的资料
              </Button>
            )}
          </>
        )}
      </Answered>
    </Screen>
  )
}
