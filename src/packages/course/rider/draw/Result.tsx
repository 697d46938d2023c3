import { View } from '@tarojs/components'
import { openPage } from '../../../../routes'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import { Notice } from '../../../../ui/notice/Notice'
import { Sessions } from './Sessions'
import { type OwnDraw, sessionsIn } from './useWishes'

type OwnResult = NonNullable<OwnDraw['result']>

/** What the draw came to for me, and why. */
export function Result({ draw }: { draw: OwnDraw }) {
  const { result, mine } = draw
  if (!result)
    return (
      <>
        <Card>
          <Notice tone="info">{mine ? '结果正在逐个通知，几分钟后再来看。' : '你没有填志愿，没有参加这次摇号。'}</Notice>
        </Card>
        <Sessions draw={draw} />
      </>
    )
  return (
    <Card title="你的结果">
      {result.got ? <Won draw={draw} result={result} /> : <NotWon draw={draw} result={result} />}
      <Button onTap={() => openPage('myCourses')}>看我的报名</Button>
    </Card>
  )
}

const orderText = ({ number, of, places }: OwnResult) => `摇号顺序第 ${number}，共 ${of} 人、${places} 个名额`

function Won({ draw, result }: { draw: OwnDraw; result: OwnResult }) {
  const [session] = sessionsIn(draw, result.got ? [result.got] : [])
  const rank = (result.got && draw.mine ? draw.mine.ranks.indexOf(result.got) : -1) + 1
  return (
    <>
      <Notice tone="ok">{`摇中了：${session?.title ?? '看我的报名'}`}</Notice>
      <View className="draw__number">{orderText(result)}</View>
      <View>
        {rank > 1 ? `这是你的第 ${rank} 志愿：轮到你时，前面的志愿已经没有名额。` : '这是你的第 1 志愿。'}
        去不了请早点取消，把名额留给别人。
      </View>
    </>
  )
}

function NotWon({ draw, result }: { draw: OwnDraw; result: OwnResult }) {
  const waiting = result.waiting.flatMap(({ sessionId, position }) =>
    sessionsIn(draw, [sessionId]).map(({ title }) => ({ sessionId, title, position })),
  )
  return (
    <>
      <Notice tone="warn">这次没有摇中</Notice>
      <View className="draw__number">{orderText(result)}</View>
      <View>轮到你时，你填的班次都没有名额了。</View>
      {waiting.map(({ sessionId, title, position }) => (
        <View key={sessionId}>{`“${title}”候补第 ${position} 位（摇号时的位置）`}</View>
      ))}
      <View>{waiting.length > 0 ? '有名额会留给你并通知你，现在排到第几在“我的报名”看。' : '候补也排满了。可以看看别的班次。'}</View>
    </>
  )
}
