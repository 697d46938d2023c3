import { View } from '@tarojs/components'
import { useState } from 'react'
import { admitsKind } from '../../../../../contract/pass/gateRules'
import type { CompoundRow } from '../../../../../contract/pass/pass'
import { openPage, type PageName } from '../../../../routes'
import { serverNow } from '../../../../services/clock'
import { dayText } from '../../../../services/time'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import { Notice } from '../../../../ui/notice/Notice'
import { Dialog } from '../../../../ui/overlay/Overlay'
import { Tag } from '../../../../ui/tag/Tag'
import { usePass } from '../../usePass'
import { workKindsText } from '../../words/compoundRules'
import { listingRefusalText } from '../../words/pass'
import { listingWord } from '../standing'
import { type Compound, type ListingActions, useListing } from './useListing'
import './compound.scss'

/** Where a refusal is put right. */
const ways: Partial<Record<string, { words: string; page: PageName }>> = {
  CONSENT_REQUIRED: { words: '去同意人脸进门', page: 'consents' },
  CONVENTION_NOT_ACCEPTED: { words: '去签文明公约', page: 'convention' },
}

/** Why it wasn't done, and the way to where it can be: that is the button to tap now. */
export function Refused({ refusal, problem }: Pick<ListingActions, 'refusal' | 'problem'>) {
  if (!refusal) return null
  const way = ways[refusal.code]
  return (
    <>
      <Notice tone="no">{problem}</Notice>
      {way && <Button onTap={() => openPage(way.page)}>{way.words}</Button>}
    </>
  )
}

type Mine = NonNullable<CompoundRow['mine']>

/** What the state means, and what comes next. */
function meaning({ state, since, until, reason }: Mine, now: Date): string {
  const why = reason ? `原因：${listingRefusalText[reason]}。` : ''
  switch (state) {
    case 'asked':
      return `${dayText(since, now)}申请的。物业批准后会在消息里告诉你。`
    case 'approved':
      return until ? `有效到 ${dayText(until, now)}，到期前可以再申请。` : '一直有效。'
    case 'refused':
      return `${why}情况变了可以再申请。`
    case 'removed':
      return `${why}情况变了可以再申请；有疑问请联系物业。`
    case 'expired':
      return '再申请一次，物业批准后就能进。'
  }
}

const notListed: Record<CompoundRow['who'], string> = {
  whiteList: '这里只让白名单里的小哥进。申请后由物业批准，结果在消息里。',
  anyPass: '有小哥码就能进，不用申请。想刷脸进门，才要申请白名单。',
}

const isOn = (mine: Mine | null) => mine?.state === 'asked' || mine?.state === 'approved'

/** My standing with this white list (白名单), and what I can do about it. */
export function Listing({ compound }: { compound: Compound }) {
  const { compoundId, mine, rules } = compound
  const actions = useListing(compoundId)
  const [asking, setAsking] = useState(false)
  const close = () => setAsking(false)
  const waits = mine?.state === 'asked'
  return (
    <Card title="我的白名单">
      {mine ? (
        <>
          <View>
            <Tag tone={listingWord[mine.state].tone}>{listingWord[mine.state].word}</Tag>
          </View>
          <View>{meaning(mine, serverNow())}</View>
        </>
      ) : (
        <View>{notListed[rules.who]}</View>
      )}
      <Refused {...actions} />
      {isOn(mine) ? (
        <Button variant="ghost" onTap={() => setAsking(true)}>
          {waits ? '撤回申请' : '退出白名单'}
        </Button>
      ) : (
        <Ask compound={compound} actions={actions} />
      )}
      {asking && <LeaveDialog waits={waits} onLeave={() => actions.leave().finally(close)} onClose={close} />}
    </Card>
  )
}

/** The way onto the list, or what comes before it: said before the tap, as far as the phone knows it. */
function Ask({ compound: { compoundId, mine, rules }, actions }: { compound: Compound; actions: ListingActions }) {
  const pass = usePass().data?.pass
  if (pass && !admitsKind(rules, pass.holder.workKind))
    return <Notice tone="warn">{`这里只让${workKindsText(rules.workKinds)}进，你登记的工种批了也进不来。填错了请联系站点负责人。`}</Notice>
  if (pass && pass.convention.acceptedAt === null)
    return (
      <>
        <View>申请前要先签文明公约，签好就直接申请。</View>
        <Button onTap={() => openPage('convention', { compoundId })}>先签文明公约</Button>
      </>
    )
  return (
    <Button variant={actions.refusal ? 'ghost' : 'primary'} onTap={actions.ask}>
      {mine ? '再申请一次' : '申请白名单'}
    </Button>
  )
}

interface LeaveProps {
  waits: boolean
  onLeave: () => Promise<unknown>
  onClose: () => void
}

function LeaveDialog({ waits, onLeave, onClose }: LeaveProps) {
  const actions = (
    <>
      <Button variant="danger" onTap={onLeave}>
        {waits ? '撤回申请' : '退出白名单'}
      </Button>
      <Button variant="ghost" onTap={onClose}>
        {waits ? '先不撤回' : '先不退出'}
      </Button>
    </>
  )
  return (
    <Dialog title={waits ? '撤回这次申请？' : '退出这个白名单？'} actions={actions} onClose={onClose}>
      <View>
        {waits
          ? '撤回后物业看不到这次申请。想进的时候可以再申请。'
          : '退出后马上进不了这个小区，人脸门禁里的照片也会删除。想回来要再申请。'}
      </View>
    </Dialog>
  )
}
