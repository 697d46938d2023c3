import { View } from '@tarojs/components'
import { openPage } from '../../../../routes'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import './today.scss'

interface Props {
  compoundId: string
  /** Undefined while it isn't known, null when it could not be fetched. */
  entered: number | null | undefined
  /** Riders who ask for the white list. */
  waiting: number
}

function countText(entered: Props['entered']): string {
  if (entered === null) return '没取到'
  return entered === undefined ? '…' : `${entered} 人次`
}

/** The page's one big thing: how many came in today, and what waits. */
export const Today = ({ compoundId, entered, waiting }: Props) => (
  <Card tone="hero">
    <View>
      <View className="today__label">今天进门</View>
      <View className="today__number">{countText(entered)}</View>
      <View className="today__label">{waiting > 0 ? `${waiting} 人申请进白名单，等你批准` : '现在没有人申请白名单'}</View>
    </View>
    {waiting > 0 ? (
      <Button variant="light" onTap={() => openPage('compoundListings', { compoundId })}>
        去处理申请
      </Button>
    ) : (
      <Button variant="light" onTap={() => openPage('compoundLog', { compoundId })}>
        看通行记录
      </Button>
    )}
  </Card>
)
