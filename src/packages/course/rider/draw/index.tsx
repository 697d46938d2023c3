import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { type ReactNode, useState } from 'react'
import { openPage } from '../../../../routes'
import { serverNow } from '../../../../services/clock'
import { copyText } from '../../../../services/copyText'
import { clockText, momentText } from '../../../../services/time'
import { useAction } from '../../../../services/useAction'
import { usePullRefresh } from '../../../../services/usePullRefresh'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import { Notice } from '../../../../ui/notice/Notice'
import { Screen } from '../../../../ui/screen/Screen'
import { Answered } from '../../../../ui/states/Answered'
import { useMe } from '../../../account/useMe'
import { Result } from './Result'
import { SaveWishes } from './SaveWishes'
import { Sessions } from './Sessions'
import { type OwnDraw, placesOf, useWishes } from './useWishes'
import { Wishing } from './Wishing'
import './draw.scss'
import '../../../booking/words/refusals'
import '../../icons.scss'

/** A long row of digits, to compare and to copy. */
export function Long({ what, text }: { what: string; text: string }) {
  const [state, setState] = useState<'not yet' | 'copied' | 'refused'>('not yet')
  const copy = async () => setState((await copyText(text)) ? 'copied' : 'refused')
  return (
    <View>
      <View className="draw__long-head">
        <View className="draw__note">{what}</View>
        <Button variant="quiet" {...(state === 'copied' && { icon: 'check' })} onTap={copy}>
          {state === 'copied' ? '已复制' : '复制'}
        </Button>
      </View>
      <View className="draw__long">
        <Text selectable userSelect>
          {text}
        </Text>
      </View>
      {state === 'refused' && <View>没能复制。请长按上面的字，选“复制”。</View>}
    </View>
  )
}

const STEPS = [
  '先填、后填机会一样。截止后才摇号。',
  '摇号给每个人排出一个顺序。轮到谁，谁就拿到自己最想上、还有名额的班次，每人最多一个。所以按真心想上的顺序填最好。',
  '没有拿到名额的，在填过的每个班次候补，顺序就是摇出的顺序。有人退出，名额留给下一位。',
  '摇号用的随机数在填志愿前已经定好、封好。下面是它的指纹（SHA-256）：摇完公布随机数，谁都能算出指纹，看有没有换过。',
]

/** What a draw is, in plain words, with what was promised before the first wish. */
export const How = ({ draw }: { draw: OwnDraw }) => (
  <Card title="怎么摇号">
    {STEPS.map((step, at) => (
      <View key={step} className="draw__row">
        <View className="draw__step">{at + 1}</View>
        <View className="draw__words">{step}</View>
      </View>
    ))}
    <Long what="指纹" text={draw.seedHash} />
  </Card>
)

/** How anybody can check that the result is what had to come out. */
export const Check = ({ draw: { mine, listUrl }, seed }: { draw: OwnDraw; seed: string }) => (
  <Card title="怎么核对">
    <View>随机数公布了。用任何 SHA-256 工具算它的指纹，应当和上面填志愿前公布的一样。</View>
    <Long what="随机数" text={seed} />
    <View>每个人的顺序，就是“随机数:号码”的 SHA-256 从小到大排出来的。全部号码和志愿都公开在下面的网址，号码看不出是谁。</View>
    {mine && <Long what="我的号码（只有你看得到）" text={mine.ticket} />}
    {listUrl && <Long what="全部号码和志愿的网址" text={listUrl} />}
  </Card>
)

/** Which draw this is, and what its time is now. */
export function Head({ draw }: { draw: OwnDraw }) {
  const now = serverNow()
  return (
    <Card tone="hero">
      <View className="draw__title">{draw.title}</View>
      <View className="draw__when">{whenText(draw, now)}</View>
      <View>{`${draw.sessions.length} 个班次，共 ${placesOf(draw)} 个名额。${wishedText(draw)}`}</View>
    </Card>
  )
}

function whenText({ state, opensAt, closesAt }: OwnDraw, now: Date): string {
  switch (state) {
    case 'soon':
      return `${momentText(opensAt, now)}开始填志愿`
    case 'wishing':
      return `填志愿到${momentText(closesAt, now)}`
    case 'drawing':
      return '志愿截止了，正在摇号，几分钟后出结果'
    case 'drawn':
      return '摇完了'
  }
}

const wishedText = ({ wished, state }: OwnDraw) =>
  wished && state !== 'drawn' ? `已有 ${wished.count} 人填了志愿（${clockText(wished.at)} 统计）。` : ''

type Query = Parameters<typeof Answered<OwnDraw>>[0]['query']

/** What this draw asks of me now, and the button for it. */
export function Draw({ query, draw }: { query: Query; draw: OwnDraw }) {
  const wishes = useWishes(draw, useRouter().params.sessionId)
  const verified = useMe().data?.rider?.status === 'verified'
  const wishing = draw.state === 'wishing'
  return (
    <Screen {...(wishing && verified && { footer: <SaveWishes wishes={wishes} /> })}>
      <Answered query={query}>
        {() => (
          <>
            <Head draw={draw} />
            {!verified && draw.state !== 'drawn' && <OnlyRiders />}
            <Main draw={draw}>{wishing && verified ? <Wishing draw={draw} wishes={wishes} /> : <Sessions draw={draw} />}</Main>
            <How draw={draw} />
            {draw.seed && <Check draw={draw} seed={draw.seed} />}
          </>
        )}
      </Answered>
    </Screen>
  )
}

const OnlyRiders = () => (
  <Card>
    <Notice tone="info">认证后的小哥才能填志愿。登记大约 3 分钟，站点担保后就能填。</Notice>
    <Button variant="ghost" onTap={() => openPage('status')}>
      看我的认证进度
    </Button>
  </Card>
)

function Main({ draw, children }: { draw: OwnDraw; children: ReactNode }) {
  if (draw.state !== 'drawn') return <View className="draw__main">{children}</View>
  return <Result draw={draw} />
}

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
