import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { openPage } from '../../../../routes'
import { serverNow } from '../../../../services/clock'
import { momentsText } from '../../../../services/time'
import { useAction } from '../../../../services/useAction'
import { usePullRefresh } from '../../../../services/usePullRefresh'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import { ListRow } from '../../../../ui/listRow/ListRow'
import { Screen } from '../../../../ui/screen/Screen'
import { Answered } from '../../../../ui/states/Answered'
import { ruleText } from '../../../booking/words/eligibility'
import { type Contest, daysText } from '../contest'
import { CategoryCard } from './CategoryCard'
import { Results } from './Results'
import './show.scss'
import '../../../account/words/refusals'
import '../../../booking/words/refusals'
import '../../icons.scss'

/** A contest: when and where, the categories with where I stand, and what came out. */
export default function ContestPage() {
  const { contestId = '', stationId } = useRouter().params
  const found = useAction('contest.show', { contestId: contestId as Contest['contestId'] })
  usePullRefresh(found.refetch)
  return (
    <Screen>
      <Answered query={found}>{({ contest }) => <Shown contest={contest} stationId={stationId} />}</Answered>
    </Screen>
  )
}

function Shown({ contest, stationId }: { contest: Contest; stationId: string | undefined }) {
  return (
    <>
      <Head contest={contest} />
      {stationId && (
        <Button icon="people" onTap={() => openPage('contestSignUp', { contestId: contest.contestId, stationId })}>
          给本站小哥报名
        </Button>
      )}
      {contest.results.length > 0 && <Results contest={contest} />}
      {contest.categories.map((category) => (
        <CategoryCard key={category.categoryId} category={category} />
      ))}
      <Rounds contest={contest} />
    </>
  )
}

const Head = ({ contest }: { contest: Contest }) => (
  <Card tone="hero">
    <View className="contest__title">{contest.title}</View>
    <View className="contest__when">{daysText(contest, serverNow())}</View>
    <View>{contest.place}</View>
  </Card>
)

function Rounds({ contest: { rounds, description, eligibility } }: { contest: Contest }) {
  const now = serverNow()
  return (
    <Card title="赛程和规则">
      <View>{description}</View>
      <View>
        {rounds.map(({ no, title, from, to }) => (
          <ListRow key={no} title={title} note={momentsText({ from, to }, now)} />
        ))}
      </View>
      {eligibility.map((rule) => (
        <View key={rule.rule}>{ruleText(rule)}</View>
      ))}
    </Card>
  )
}
