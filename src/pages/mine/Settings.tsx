import { Switch } from '@tarojs/components'
import { elderMode, spokenVerdicts } from '../../services/settings'
import { Card } from '../../ui/card/Card'
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
        trailing={<Switch checked={elder} color="#0B4F60" onChange={(event) => elderMode.set(event.detail.value)} />}
      />
      <ListRow
        icon="sound"
        title="语音播报"
        note="能不能进，手机会说出来，静音时也说"
        trailing={<Switch checked={spoken} color="#0B4F60" onChange={(event) => spokenVerdicts.set(event.detail.value)} />}
      />
    </Card>
  )
}
