import { View } from '@tarojs/components'
import { useReachBottom } from '@tarojs/taro'
import type { SessionRow } from '../../../../../contract/course/course'
import { openPage } from '../../../../routes'
import { usePullRefresh } from '../../../../services/usePullRefresh'
import { useServerNow } from '../../../../services/useServerNow'
import { aria } from '../../../../ui/aria'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import { Icon } from '../../../../ui/icon/Icon'
import { ListRow } from '../../../../ui/listRow/ListRow'
import { Picture } from '../../../../ui/picture/Picture'
import { Screen } from '../../../../ui/screen/Screen'
import { Answered } from '../../../../ui/states/Answered'
import { More } from '../../../../ui/states/More'
import { State } from '../../../../ui/states/State'
import { Tag } from '../../../../ui/tag/Tag'
import { useMe } from '../../../account/useMe'
import { availabilityText } from '../../../booking/words/availability'
import { ruleText } from '../../../booking/words/eligibility'
import { coursePicture } from '../../coursePicture'
import { priceText } from '../../words/courses'
import { beginText } from '../../words/lessons'
import { mineWord } from '../mineText'
import { partedByBooking } from './bookable'
import { Filters } from './Filters'
import { type Catalogue, useCatalogue } from './useCatalogue'
import './list.scss'
import '../../pictures.scss'

/** One session: what, when, where, what it costs, and whether one can still come. */
export function Row({ row, now }: { row: SessionRow; now: Date }) {
  const { courseId, sessionId, title, category, school, startsAt, lessons, priceFen, fitsShift, availability, eligibility = [], mine } = row
  const live = availabilityText(availability, now)
  const kept = eligibility.filter(({ rule }) => rule !== 'newcomer')
  return (
    <View
      className="courses__row"
      hoverClass="courses__row--pressed"
      {...aria({ role: 'button' })}
      onClick={() => openPage('course', { courseId, sessionId })}
    >
      <View className="courses__head">
        <Picture name={coursePicture({ title, category })} />
        <View className="courses__what">
          <View className="courses__title">{title}</View>
          <View>{beginText(startsAt, lessons, now)}</View>
        </View>
        <Icon name="chevron" />
      </View>
      <View className="courses__where">{`${school.name} · ${priceText(priceFen)}`}</View>
      <View className="courses__tags">
        {mine && <Tag tone={mineWord[mine].tone}>{mineWord[mine].word}</Tag>}
        <Tag tone={live.tone}>{live.words}</Tag>
        {kept.map((rule) => (
          <Tag key={rule.rule}>{ruleText(rule)}</Tag>
        ))}
        {fitsShift && <Tag>适合跑单</Tag>}
      </View>
    </View>
  )
}

const TICK_MS = 10_000

function Nothing({ catalogue: { isNarrowed, clear } }: { catalogue: Catalogue }) {
  if (!isNarrowed) return <State icon="book" title="现在没有课程" note="工会排出新班次，会列在这里" />
  const all = (
    <Button variant="ghost" onTap={clear}>
      看所有课程
    </Button>
  )
  return <State icon="book" title="没有这样的课程" note="去掉一两个条件再看" action={all} />
}

const Rows = ({ rows, now, title }: { rows: readonly SessionRow[]; now: Date; title?: string }) => (
  <Card {...(title && { title })}>
    <View>
      {rows.map((row) => (
        <Row key={row.sessionId} row={row} now={now} />
      ))}
    </View>
  </Card>
)

/** What can be booked comes first; the rest below, unless only the bookable is wanted. */
function Sessions({ rows, onlyBookable, now }: { rows: readonly SessionRow[]; onlyBookable: boolean; now: Date }) {
  const workKind = useMe().data?.rider?.workKind ?? null
  const { bookable, others } = partedByBooking(rows, workKind, now)
  return (
    <>
      {bookable.length > 0 && <Rows rows={bookable} now={now} />}
      {others.length > 0 && !onlyBookable && <Rows title="现在报不了的" rows={others} now={now} />}
      {bookable.length === 0 && onlyBookable && <State icon="book" title="这一页没有能报的" note="看后面的，或者去掉“能报的”" />}
    </>
  )
}

export default function CoursesPage() {
  const catalogue = useCatalogue()
  const { list } = catalogue
  const now = useServerNow(TICK_MS)
  usePullRefresh(list.refetch)
  useReachBottom(() => {
    list.more?.()
  })
  return (
    <Screen>
      <Card>
        <ListRow icon="calendar" title="我的报名" note="已报的、候补的，签到和听课证" onTap={() => openPage('myCourses')} />
      </Card>
      <Filters catalogue={catalogue} />
      <Answered query={list}>
        {(pages) => {
          const rows = pages.flatMap(({ sessions }) => sessions)
          return rows.length === 0 ? (
            <Nothing catalogue={catalogue} />
          ) : (
            <Sessions rows={rows} onlyBookable={catalogue.onlyBookable} now={now} />
          )
        }}
      </Answered>
      <More list={list} words="看后面的" />
    </Screen>
  )
}
