import { View } from '@tarojs/components'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import { ListRow } from '../../../../ui/listRow/ListRow'
import { Tag } from '../../../../ui/tag/Tag'
import type { Gate } from './GateSheet'
import './gates.scss'

interface Props {
  gate: Gate
  onEdit: () => void
  onPoster: () => unknown
  onRenew: () => void
}

/** One gate, and what can be done about it. */
export const GateCard = ({ gate: { name, open, exits }, onEdit, onPoster, onRenew }: Props) => (
  <Card>
    <ListRow
      icon="gate"
      title={name}
      note={exits ? '进门、出门都记' : '只记进门'}
      trailing={<Tag tone={open ? 'ok' : 'warn'}>{open ? '开着' : '关着'}</Tag>}
    />
    <View className="gates__actions">
      <View className="gates__action">
        <Button variant="ghost" icon="print" onTap={onPoster}>
          打印门口码
        </Button>
      </View>
      <View className="gates__action gates__action--less">
        <Button variant="ghost" onTap={onEdit}>
          改设置
        </Button>
      </View>
    </View>
    <Button variant="quiet" icon="refresh" onTap={onRenew}>
      海报被盗用？换成新码
    </Button>
  </Card>
)
