import { View } from '@tarojs/components'
import { serverNow } from '../../../../services/clock'
import { useActionPages } from '../../../../services/useActionPages'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import { Options } from '../../../../ui/form/Options'
import { Answered } from '../../../../ui/states/Answered'
import { State } from '../../../../ui/states/State'
import { workKindText } from '../../../account/words/rider'
import { availabilityText } from '../../../booking/words/availability'
import type { Contest } from '../contest'
import { MOST, type SigningUp } from './useSignUp'

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
