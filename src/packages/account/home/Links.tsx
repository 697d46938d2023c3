import type { Link } from '../../../domains/domainHome'
import { openPage } from '../../../routes'
import { Card } from '../../../ui/card/Card'
import { ListRow } from '../../../ui/listRow/ListRow'
import { Tag } from '../../../ui/tag/Tag'

/** What belongs to me. `others`: what is mine in other domains. */
export const Links = ({ unread, others }: { unread: number; others: readonly Link[] }) => (
  <Card>
    <ListRow
      icon="bell"
      title="我的消息"
      trailing={unread > 0 && <Tag tone="warn">{`${unread} 条未读`}</Tag>}
      onTap={() => openPage('inbox')}
    />
    {others.map(({ name, note, icon, open }) => (
      <ListRow key={name} icon={icon} title={name} note={note} onTap={open} />
    ))}
    <ListRow icon="document" title="个人信息和授权" note="你同意了什么，随时可以收回" onTap={() => openPage('consents')} />
    <ListRow icon="ticket" title="输入邀请码" note="站点负责人、区工作人员从这里上岗" onTap={() => openPage('invitation')} />
  </Card>
)
