import { useRouter } from '@tarojs/taro'
import { useAction } from '../../../../services/useAction'
import { usePullRefresh } from '../../../../services/usePullRefresh'
import { Screen } from '../../../../ui/screen/Screen'
import { Answered } from '../../../../ui/states/Answered'
import { Draw } from './Draw'
import type { OwnDraw } from './wishes'
import '../../../booking/words/refusals'
import '../../icons.scss'

/** A draw (摇号): what I wish until it closes, and what came of it. */
export default function DrawPage() {
  const { drawId = '' } = useRouter().params
  const draw = useAction('draw.show', { drawId: drawId as OwnDraw['drawId'] })
  usePullRefresh(draw.refetch)
  if (!draw.data)
    return (
      <Screen>
        <Answered query={draw}>{() => null}</Answered>
      </Screen>
    )
  return <Draw query={draw} draw={draw.data} />
}
