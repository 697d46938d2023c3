import { elderMode, spokenVerdicts } from '../../services/settings'
import { Card } from '../../ui/card/Card'
import { Toggle } from '../../ui/form/Toggle'
import { ListRow } from '../../ui/listRow/ListRow'

/** How the app looks and sounds on this phone. */
export function Settings() {
  const elder = elderMode.use()
  const spoken = spokenVerdicts.use()
  return (
    <Card>
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
    </Card>
  )
}
