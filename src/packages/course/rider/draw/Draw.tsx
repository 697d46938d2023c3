import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { openPage } from '../../../../routes'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import { Notice } from '../../../../ui/notice/Notice'
import { Screen } from '../../../../ui/screen/Screen'
import { Answered } from '../../../../ui/states/Answered'
import { useMe } from '../../../account/useMe'
import { Check } from './Check'
import { Head } from './Head'
import { How } from './How'
import { Result } from './Result'
import { SaveWishes } from './SaveWishes'
import { Sessions } from './Sessions'
import { useWishes } from './useWishes'
import { Wishing } from './Wishing'
import type { OwnDraw } from './wishes'
import './draw.scss'

type Query = Parameters<typeof Answered<OwnDraw>>[0]['query']

/** What this draw asks of me now, and the button for it. */
export function Draw({ query, draw }: { query: Query; draw: OwnDraw }) {
  const wishes = useWishes(draw)
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
