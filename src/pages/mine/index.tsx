import { links, mineCards } from '../../domains'
import { WorkplaceRows } from '../../domains/WorkplaceRows'
import { Links } from '../../packages/account/home/Links'
import { Profile } from '../../packages/account/home/Profile'
import { useMe } from '../../packages/account/useMe'
import { openPage } from '../../routes'
import { Button } from '../../ui/button/Button'
import { Card } from '../../ui/card/Card'
import { Screen } from '../../ui/screen/Screen'
import { Answered } from '../../ui/states/Answered'
import { Settings } from './Settings'

export default function MinePage() {
  const me = useMe()
  return (
    <Screen>
      <Answered query={me}>
        {({ rider, workplaces, unread }) => (
          <>
            <Profile rider={rider} />
            {rider?.status === 'verified' && mineCards.map(({ domain, Mine }) => <Mine key={domain} />)}
            {workplaces.length > 0 && (
              <Card title="我的岗位">
                <WorkplaceRows workplaces={workplaces} />
              </Card>
            )}
            <Links unread={unread} others={links} />
            <Settings />
            {rider && (
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
