import { openPage } from '../../routes'
import { elderMode, spokenVerdicts } from '../../services/settings'
import { Card } from '../../ui/card/Card'
import { Toggle } from '../../ui/form/Toggle'
import { ListRow } from '../../ui/listRow/ListRow'

/** How the app looks and sounds on this phone, and what I have agreed to. `registered`: there is something to withdraw from. */
export function Settings({ registered }: { registered: boolean }) {
  const elder = elderMode.use()
  const spoken = spokenVerdicts.use()
  return (
    <Card title="设置">
      <ListRow
        icon="text"
        title="大字模式"
        note="字更大，按钮更大"
        trailing={<Toggle label="大字模式" on={elder} onChange={elderMode.set} />}
      />
      <ListRow
        icon="sound"
        title="语音播报"
        note="能不能进，手机会说出来，静音时也说"
        trailing={<Toggle label="语音播报" on={spoken} onChange={spokenVerdicts.set} />}
      />
      <ListRow icon="lock" title="个人信息和授权" note="你同意了什么，随时可以收回" onTap={() => openPage('consents')} />
      <ListRow icon="ticket" title="输入邀请码" note="门岗、店员、老师、站点、物业从这里上岗" onTap={() => openPage('invitation')} />
      {registered && <ListRow icon="exit" title="退出登记" note="删除我的资料" onTap={() => openPage('withdraw')} />}
    </Card>
  )
}
