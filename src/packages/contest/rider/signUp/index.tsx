import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { serverNow } from '../../../../services/clock'
import { useAction } from '../../../../services/useAction'
import { useActionPages } from '../../../../services/useActionPages'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import { Options } from '../../../../ui/form/Options'
import { ListRow } from '../../../../ui/listRow/ListRow'
import { Notice } from '../../../../ui/notice/Notice'
import { Screen } from '../../../../ui/screen/Screen'
import { Answered } from '../../../../ui/states/Answered'
import { State } from '../../../../ui/states/State'
import { workKindText } from '../../../account/words/rider'
import { availabilityText } from '../../../booking/words/availability'
import type { Contest } from '../contest'
import { MOST, type SignedUp, type SigningUp, useSignUp } from './useSignUp'
import './signUp.scss'
import '../../../account/words/refusals'
import '../../../booking/words/refusals'
import '../../icons.scss'

const outcomeText: Record<SignedUp['state'], (count: number) => string> = {
  held: (count) => `报上了 ${count} 人，都已收到消息`,
  waiting: (count) => `${count} 人在一起候补，都已收到消息`,
  offered: (count) => `有名额给这 ${count} 人，要他们自己接受，都已收到消息`,
  left: (count) => `这 ${count} 人报上以后又退出了，现在都不在名单里`,
}

/** Who is in, with which bib number; or that they wait together. */
export function Outcome({ done, onAgain }: { done: NonNullable<SigningUp['done']>; onAgain: () => void }) {
  const { state, bibs, names } = done
  return (
    <>
      <Card>
        <Notice tone={state === 'held' ? 'ok' : 'warn'}>{outcomeText[state](bibs.length)}</Notice>
        <View>
          {bibs.map(({ riderId, bib }) => (
            <ListRow key={riderId} title={names.get(riderId) ?? ''} {...(bib !== null && { note: `参赛号 ${bib}` })} />
          ))}
        </View>
      </Card>
      <Button variant="ghost" onTap={onAgain}>
        再报一批
      </Button>
    </>
  )
}

/** What the tap will do, before it does it: how many, and whether they wait together. */
export function SignUpBar({ contest, signUp }: { contest: Contest; signUp: SigningUp }) {
  const { categoryId, names, problem, sign } = signUp
  const category = contest.categories.find((one) => one.categoryId === categoryId)
  const count = names.size
  return (
    <View className="sign-up__bar">
      {problem && <Notice tone="no">{problem}</Notice>}
      {count === MOST && <View>{`一次最多 ${MOST} 个，报完可以再报一批`}</View>}
      {!category && <View>先选项目，再选人</View>}
      {category && count === 0 && <View>选上要报名的人</View>}
      {category && count > 0 && <Deed category={category} count={count} sign={sign} />}
    </View>
  )
}

interface DeedProps {
  category: Contest['categories'][number]
  count: number
  sign: SigningUp['sign']
}

function Deed({ category: { availability }, count, sign }: DeedProps) {
  const { state, left, waiting } = availability
  if (state === 'open' && left >= count) return <Button onTap={() => sign(false)}>{`给 ${count} 人报名`}</Button>
  if (state !== 'open' && state !== 'waitlist') return <View>这个项目现在不能报名，请换一个</View>
  return (
    <>
      <View>{left > 0 ? `只剩 ${left} 个名额，不够 ${count} 个人一起` : `名额满了，有 ${waiting} 人在候补`}</View>
      <Button variant="ghost" onTap={() => sign(true)}>{`${count} 人一起候补`}</Button>
    </>
  )
}

interface Props {
  contest: Contest
  stationId: string
  signUp: SigningUp
}

/** Which category, and who. */
export function SignUp({ contest, stationId, signUp }: Props) {
  const now = serverNow()
  const options = contest.categories.map(({ categoryId, title, availability }) => ({
    value: categoryId,
    label: title,
    note: availabilityText(availability, now).words,
  }))
  return (
    <>
      <Card title={`“${contest.title}”报哪个项目`}>
        <Options options={options} isChosen={(id) => id === signUp.categoryId} onTap={signUp.setCategoryId} />
      </Card>
      <Members stationId={stationId} signUp={signUp} />
    </>
  )
}

function Members({ stationId, signUp }: Omit<Props, 'contest'>) {
  const members = useActionPages('station.members', (after) => ({ stationId: stationId as never, ...(after && { after }) }))
  return (
    <Answered query={members}>
      {(pages) => {
        const riders = pages.flatMap((page) => page.riders)
        if (riders.length === 0) return <State icon="people" title="还没有在站小哥" note="你担保并认证通过的小哥，才能报名" />
        const options = riders.map(({ riderId, realName, workKind }) => ({ value: riderId, label: realName, note: workKindText[workKind] }))
        return (
          <Card title={`选人，一次最多 ${MOST} 个`}>
            <View>一起报上，或者一个都不报。每个人都会收到消息，不想参加可以自己退出。</View>
            <Options
              options={options}
              isChosen={(id) => signUp.names.has(id)}
              several
              onTap={(id) => signUp.toggle(id, riders.find(({ riderId }) => riderId === id)?.realName ?? '')}
            />
            {members.more && (
              <Button variant="ghost" busy={members.isFetchingNextPage} onTap={members.more}>
                再看一些
              </Button>
            )}
          </Card>
        )
      }}
    </Answered>
  )
}

/** A station manager signs riders of the station up, together or not at all. */
export default function SignUpPage() {
  const { contestId = '', stationId = '' } = useRouter().params
  const found = useAction('contest.show', { contestId: contestId as Contest['contestId'] })
  const signUp = useSignUp(stationId as Parameters<typeof useSignUp>[0])
  if (signUp.done)
    return (
      <Screen>
        <Outcome done={signUp.done} onAgain={signUp.again} />
      </Screen>
    )
  return (
    <Screen {...(found.data && { footer: <SignUpBar contest={found.data.contest} signUp={signUp} /> })}>
      <Answered query={found}>{({ contest }) => <SignUp contest={contest} stationId={stationId} signUp={signUp} />}</Answered>
    </Screen>
  )
}
