import { Switch } from '@tarojs/components'
import { elderMode } from '../../services/elderMode'
import { Card } from '../../ui/card/Card'
import { ListRow } from '../../ui/listRow/ListRow'

/** How the app looks on this phone. */
export function Settings() {
  const elder = elderMode.use()
  return (
    <Card>
      <ListRow
        icon="text"
        title="大字模式"
        note="字更大，按钮更大"
        trailing={<Switch checked={elder} color="#0B4F60" onChange={(event) => elderMode.set(event.detail.value)} />}
      />
    </Card>
  )
}
