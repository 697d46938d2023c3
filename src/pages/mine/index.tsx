import { mineCards } from '../../domains'
import type { Me } from '../../domains/domainHome'
import { useTabWord } from '../../domains/middleTab'
import { WorkplaceRows } from '../../domains/WorkplaceRows'
import { Profile } from '../../packages/account/home/Profile'
import { useMe } from '../../packages/account/useMe'
import { passStanding } from '../../packages/pass/home/passStanding'
import { useKnownPass } from '../../packages/pass/usePass'
import { openPage } from '../../routes'
import { serverNow } from '../../services/clock'
import { dayText } from '../../services/time'
import { Card } from '../../ui/card/Card'
import { ListRow } from '../../ui/listRow/ListRow'
import { Screen } from '../../ui/screen/Screen'
import { Answered } from '../../ui/states/Answered'
import { Tag } from '../../ui/tag/Tag'
import { Records } from './Records'
import { Settings } from './Settings'

/** Until when the own pass holds, as far as is known; null: there is none that does. */
function useValidity(): string | null {
  const pass = useKnownPass()
  const now = serverNow()
  if (!pass || passStanding(pass, now).state !== 'active') return null
  return `小哥码用到 ${dayText(pass.suspendsAt ?? pass.expiresAt, now)}`
}

function Mine({ me: { rider, workplaces, unread } }: { me: Me }) {
  const validity = useValidity()
  return (
    <>
      {(rider || workplaces.length === 0) && <Profile rider={rider} validity={validity} />}
      <Card>
        <ListRow
          icon="bell"
          title="我的消息"
          trailing={unread > 0 && <Tag tone="warn">{`${unread} 条未读`}</Tag>}
          onTap={() => openPage('inbox')}
        />
      </Card>
      {workplaces.length > 0 && (
        <Card title="我的岗位">
          <WorkplaceRows workplaces={workplaces} />
          {workplaces.some(({ role }) => role !== 'staff') && (
            <ListRow icon="personMinus" title="不干了" note="自己退下一个岗位" onTap={() => openPage('layDown')} />
          )}
        </Card>
      )}
      {!rider && workplaces.length > 0 && <Profile rider={null} validity={null} />}
      {rider && <Records />}
      {rider?.status === 'verified' && mineCards.map(({ domain, Mine: Own }) => <Own key={domain} />)}
      <Settings registered={rider !== null} />
    </>
  )
}

/** 我的: who I am here, where I work, what I have done, and how the app is set. */
export default function MinePage() {
  useTabWord()
  const me = useMe()
  return (
    <Screen>
      <Answered query={me}>{(known) => <Mine me={known} />}</Answered>
    </Screen>
  )
}
