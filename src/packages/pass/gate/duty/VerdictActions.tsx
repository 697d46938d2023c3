import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Button } from '../../../../ui/button/Button'
import type { Judged } from './judged'
import './verdictActions.scss'

interface Props {
  judged: Judged
  hotline: string | null
  onClose: () => void
  onScan: () => unknown
  onWalk: () => unknown
  onType: () => void
  onRefuse: () => void
  onUndo: () => unknown
}

/** Who changes their mind in WeChat's question whether to call, has not failed at anything. */
const call = (phoneNumber: string) => Taro.makePhoneCall({ phoneNumber }).catch(() => undefined)

/** The way on that most guards take; null: back to the post. */
function MainWay({ judged, onClose, onScan, onWalk }: Props) {
  if (judged.entry)
    return (
      <Button variant="light" onTap={onClose}>
        放行
      </Button>
    )
  if (judged.next === 'walk')
    return (
      <Button variant="light" icon="walk" onTap={onWalk}>
        {judged.by === 'phone' ? '他步行进' : '他步行进，再扫一次'}
      </Button>
    )
  if (judged.next === 'scanAgain')
    return (
      <Button variant="light" icon="scan" onTap={onScan}>
        再扫一次
      </Button>
    )
  return (
    <Button variant="light" onTap={onClose}>
      知道了
    </Button>
  )
}

/** What can be done about a verdict: one large button, the others beside each other. */
export function VerdictActions(props: Props) {
  const { judged, hotline, onClose, onType, onRefuse, onUndo } = props
  return (
    <View className="verdict-actions">
      <View className="verdict-actions__main">
        <MainWay {...props} />
      </View>
      <View className="verdict-actions__more">
        {judged.entry && (
          <Button variant="lightGhost" onTap={onRefuse}>
            拒绝
          </Button>
        )}
        {judged.entry && (
          <Button variant="lightGhost" onTap={onUndo}>
            点错了
          </Button>
        )}
        {judged.next === 'scanAgain' && (
          <Button variant="lightGhost" onTap={onType}>
            输数字
          </Button>
        )}
        {judged.next && (
          <Button variant="lightGhost" onTap={onClose}>
            关闭
          </Button>
        )}
        {hotline && (
          <Button variant="lightGhost" onTap={() => call(hotline)}>
            打热线
          </Button>
        )}
      </View>
    </View>
  )
}
