import { Links } from '../../packages/account/home/Links'
import { Profile } from '../../packages/account/home/Profile'
import { useMe } from '../../packages/account/useMe'
import { Honours } from '../../packages/contest/home/Honours'
import { openPage } from '../../routes'
import { Button } from '../../ui/button/Button'
import { Screen } from '../../ui/screen/Screen'
import { Answered } from '../../ui/states/Answered'
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
