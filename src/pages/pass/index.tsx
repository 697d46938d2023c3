import Taro from '@tarojs/taro'
import { type ReactNode, useEffect } from 'react'
import { isOwn, openPart, useMiddleTab, useSeenPass, useTabWord } from '../../domains/middleTab'
import { Progress } from '../../packages/account/home/Progress'
import { useMe } from '../../packages/account/useMe'
import { RedeemedWatch } from '../../packages/merchant/RedeemedWatch'
import { Pass } from '../../packages/pass/home/Pass'
import { usePass } from '../../packages/pass/usePass'
import { Button } from '../../ui/button/Button'
import { Screen } from '../../ui/screen/Screen'
import { Segments } from '../../ui/segments/Segments'
import { Answered, Loading } from '../../ui/states/Answered'
import { State } from '../../ui/states/State'
import { Work } from './Work'
import '../../packages/pass/home/refusals'

type Query = ReturnType<typeof usePass>

/** The pass follows the verification, a moment later. */
const Preparing = ({ onRetry }: { onRetry: () => unknown }) => {
  const again = (
    <Button variant="ghost" onTap={onRetry}>
      再看一次
    </Button>
  )
  return <State icon="clock" title="小哥码正在准备" note="认证刚通过，一般一分钟内就好" action={again} />
}

/** For who has no pass (yet), as far as is known. */
function NoPass({ mine }: { mine: Query }) {
  const me = useMe()
  return (
    <Answered query={me}>
      {({ rider }) =>
        rider?.status === 'verified' ? (
          <Answered query={mine}>{() => <Preparing onRetry={mine.refetch} />}</Answered>
        ) : (
          <Progress rider={rider} />
        )
      }
    </Answered>
  )
}

/** The own pass, or what leads to one. `switcher`: the way to what else the tab is for. */
function OwnPass({ switcher }: { switcher: ReactNode }) {
  const mine = usePass()
  if (mine.data?.pass)
    return (
      <Pass
        pass={mine.data.pass}
        heardAt={mine.dataUpdatedAt}
        failed={mine.error !== null}
        switcher={switcher}
        atCounter={<RedeemedWatch />}
      />
    )
  return (
    <Screen>
      {switcher}
      {mine.data || mine.error ? <NoPass mine={mine} /> : <Loading />}
    </Screen>
  )
}

/** The middle tab: the own pass for a rider, the work of a shift for whoever has a post, both for whoever is both. */
export default function PassPage() {
  useTabWord()
  useSeenPass()
  const { parts, open, current, word } = useMiddleTab()
  useEffect(() => void Taro.setNavigationBarTitle({ title: word }), [word])
  const choose = (value: string) => parts.filter((part) => part.word === value).forEach(openPart)
  const switcher = open && parts.length > 1 && (
    <Segments segments={parts.map((part) => ({ value: part.word, label: part.word }))} value={open.word} onChange={choose} />
  )
  if (!open || open.identities.some(isOwn)) return <OwnPass switcher={switcher} />
  return (
    <Screen>
      {switcher}
      <Work part={open} current={current} />
    </Screen>
  )
}
