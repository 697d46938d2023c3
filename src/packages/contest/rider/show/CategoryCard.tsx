import { View } from '@tarojs/components'
import { useState } from 'react'
import { openTab } from '../../../../routes'
import { serverNow } from '../../../../services/clock'
import { errorText } from '../../../../services/errorText'
import type { AnyRefusal } from '../../../../services/refusal'
import { momentText } from '../../../../services/time'
import { useWrite } from '../../../../services/useWrite'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import { Notice } from '../../../../ui/notice/Notice'
import { Dialog } from '../../../../ui/overlay/Overlay'
import { Tag } from '../../../../ui/tag/Tag'
import { useMe } from '../../../account/useMe'
import { OthersDecided } from '../../../booking/OthersDecided'
import { availabilityText } from '../../../booking/words/availability'
import type { Category } from '../contest'

type Reply = { ok: true } | { ok: false; error: AnyRefusal } | null

/** What one can do in a category, and why it was not done. */
function useCategory(categoryId: Category['categoryId']) {
  const enrolling = useWrite('contest.enrol')
  const waiting = useWrite('contest.wait')
  const accepting = useWrite('contest.accept')
  const leaving = useWrite('contest.leave')
  const [problem, setProblem] = useState<string | null>(null)

  /** Whether it was done. */
  const doing = (send: (input: { categoryId: Category['categoryId'] }) => Promise<Reply>) => async () => {
    setProblem(null)
    const reply = await send({ categoryId })
    if (reply && !reply.ok) setProblem(errorText(reply.error))
    return reply?.ok ?? false
  }

  return {
    enrol: doing(enrolling.send),
    wait: doing(waiting.send),
    accept: doing(accepting.send),
    leave: doing(leaving.send),
    problem,
  }
}

/** Asks once more: the place goes to the next at once. */
function LeaveDialog({ category, onClose }: { category: Category; onClose: () => void }) {
  const { leave, problem } = useCategory(category.categoryId)
  const { mine, availability } = category
  const late = mine?.state === 'held' && mine.cancelling === 'late'
  const go = async () => {
    if (await leave()) onClose()
  }
  const actions = (
    <>
      <Button variant="danger" onTap={go}>
        {late ? '退出，记一次' : '退出'}
      </Button>
      <Button variant="ghost" onTap={onClose}>
        不退出
      </Button>
    </>
  )
  return (
    <Dialog title={`退出“${category.title}”？`} actions={actions} onClose={onClose}>
      <View>
        {late
          ? `${momentText(availability.cancelUntil, serverNow())}前退出才不记爽约，现在已经过了，会记一次。`
          : '名额马上给候补的人，想再参加要重新报名。'}
      </View>
      {problem && <Notice tone="no">{problem}</Notice>}
    </Dialog>
  )
}

/** One category: how many places, where I stand, and the one thing to do about it. */
export function CategoryCard({ category }: { category: Category }) {
  const { title, availability } = category
  const { words, tone } = availabilityText(availability, serverNow())
  return (
    <Card>
      <View className="contest__head">
        <View className="contest__category">{title}</View>
        <Tag tone={tone}>{words}</Tag>
      </View>
      <Mine category={category} />
      <OthersDecided booked={category} clashesWith={category.clashesWith} now={serverNow()} leaving="退出" />
      <Deed category={category} />
    </Card>
  )
}

function Mine({ category: { mine, bib, availability } }: { category: Category }) {
  switch (mine?.state) {
    case 'held':
      return <Notice tone="ok">{bib === null ? '你已报名，参赛号马上就有' : `你已报名，参赛号 ${bib}`}</Notice>
    case 'waiting':
      return (
        <Notice tone="warn" icon="clock">
          {mine.position ? `你在候补第 ${mine.position} 位` : '你在候补'}
        </Notice>
      )
    case 'offered':
      return (
        <Notice tone="warn" icon="clock">
          {`有名额留给你，留到${momentText(mine.offeredUntil ?? availability.closesAt, serverNow())}`}
        </Notice>
      )
    default:
      return null
  }
}

/** For somebody who isn't verified (yet): what comes before signing up. */
const VerifyFirst = () => (
  <>
    <Notice>认证小哥才能报名</Notice>
    <Button variant="ghost" onTap={() => openTab('pass')}>
      去登记认证
    </Button>
  </>
)

function Deed({ category }: { category: Category }) {
  const me = useMe().data
  const { enrol, wait, accept, problem } = useCategory(category.categoryId)
  const [leaving, setLeaving] = useState(false)
  const { mine, availability } = category
  const takesPart = mine?.state === 'held' || mine?.state === 'waiting' || mine?.state === 'offered'
  const takesMore = availability.state === 'open' || availability.state === 'waitlist'
  const mayNot = !takesPart && me !== undefined && me.rider?.status !== 'verified'
  return (
    <>
      {problem && <Notice tone="no">{problem}</Notice>}
      {mine?.state === 'offered' && <Button onTap={accept}>接受名额</Button>}
      {mayNot && takesMore && <VerifyFirst />}
      {!takesPart && !mayNot && availability.state === 'open' && (
        <Button variant="ghost" onTap={enrol}>
          报名参加
        </Button>
      )}
      {!takesPart && !mayNot && availability.state === 'waitlist' && (
        <Button variant="ghost" onTap={wait}>
          加入候补
        </Button>
      )}
      {takesPart && mine.cancelling !== 'no' && (
        <Button variant="quiet" onTap={() => setLeaving(true)}>
          {mine.state === 'waiting' ? '退出候补' : '不参加了'}
        </Button>
      )}
      {leaving && <LeaveDialog category={category} onClose={() => setLeaving(false)} />}
    </>
  )
}
