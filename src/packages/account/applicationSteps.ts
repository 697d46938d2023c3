import type { RiderStatus, RiderStep, RiderView } from '../../../contract/account/rider'
import { momentText } from '../../services/time'
import type { Step } from '../../ui/stepper/Stepper'
import { removedForText, returnReasonText } from './words/rider'

type Reason = NonNullable<RiderStep['reasons']>[number]

const parts = [
  { step: 'registered', title: '提交登记', now: '填好姓名、身份证号、工种、站点和照片，就能提交' },
  { step: 'vouched', title: '站点担保', now: '等站点负责人担保' },
  { step: 'verified', title: '认证通过', now: '等区里审核' },
] as const

/** How far each part has come. */
const progress: Record<RiderStatus, readonly Step['state'][]> = {
  draft: ['now', 'next', 'next'],
  returned: ['stopped', 'next', 'next'],
  removed: ['stopped', 'next', 'next'],
  waitingStation: ['done', 'now', 'next'],
  waitingDistrict: ['done', 'done', 'now'],
  verified: ['done', 'done', 'done'],
}

function reasonText(reason: Reason): string {
  if (reason in removedForText) return removedForText[reason as keyof typeof removedForText]
  const { what, todo } = returnReasonText[reason as keyof typeof returnReasonText]
  return `${what}。${todo}`
}

/** The registration from its first to its last part, for the stepper. */
export function applicationSteps({ status, steps }: RiderView, now: Date): Step[] {
  const newestFirst = [...steps].reverse()
  const noteOf = (part: (typeof parts)[number], state: Step['state']) => {
    if (state === 'now') return part.now
    if (state === 'stopped')
      return newestFirst
        .find((one) => one.reasons)
        ?.reasons?.map(reasonText)
        .join('\n')
    const reached = newestFirst.find((one) => one.step === part.step)
    return state === 'done' && reached ? momentText(reached.at, now) : undefined
  }
  return parts.map((part, index) => {
    const state = progress[status][index] ?? 'next'
    return { title: part.title, state, note: noteOf(part, state) }
  })
}
