import type { RemovedFor, RiderView } from '../../../../../contract/account/rider'
import { openPage, openTab } from '../../../../routes'
import { removedForText, statusText } from '../../words/rider'

export interface Standing {
  title: string
  /** Who acts now, and what happens then. */
  note: string
  tone: 'ok' | 'warn' | 'plain'
  /** The one thing to do; null while others act. */
  todo: { words: string; go: () => unknown } | null
}

const toForm = (words: string) => ({ words, go: () => openPage('register') })

const stationOf = ({ station }: RiderView) => (station ? `${station.platform} ${station.name}` : '站点')

function reasonOf({ steps }: RiderView): string {
  const [removal] = steps.filter(({ step }) => step === 'removed').slice(-1)
  const reason = removal?.reasons?.[0]
  return reason && reason in removedForText ? `原因：${removedForText[reason as RemovedFor]}。` : ''
}

/** Where a registration stands, for its rider: what happens now, who acts, what to do. */
export function standingOf(rider: RiderView): Standing {
  if (rider.status === 'waitingStation' && rider.station?.open === false) {
    return { title: '要改选站点', note: `${rider.station.name}已经停用，没有人会处理这份登记。`, tone: 'warn', todo: toForm('改选站点') }
  }
  const title = statusText[rider.status].word
  switch (rider.status) {
    case 'draft':
      return { title: '登记还没提交', note: '填过的都存着，接着填就行。', tone: 'plain', todo: toForm('接着填') }
    case 'waitingStation':
      return {
        title,
        note: `${stationOf(rider)}的负责人会核对你的姓名和照片。结果在“我的消息”里，你不用做什么。`,
        tone: 'plain',
        todo: null,
      }
    case 'waitingDistrict':
      return { title, note: '站点已经为你担保，区里再审一次。结果在“我的消息”里，你不用做什么。', tone: 'plain', todo: null }
    case 'returned':
      return { title: '登记要改一下', note: '下面写了要改什么，改好再交一次就行。', tone: 'warn', todo: toForm('去修改') }
    case 'removed':
      return {
        title: '你已离开原来的站点',
        note: `${reasonOf(rider)}到新站点后重新登记，资料都还在，改选站点就行。有疑问请联系原站点负责人。`,
        tone: 'warn',
        todo: toForm('重新登记'),
      }
    case 'verified':
      return {
        title: '认证通过',
        note: `你是${stationOf(rider)}的认证小哥。`,
        tone: 'ok',
        todo: { words: '看我的小哥码', go: () => openTab('pass') },
      }
  }
}
