import type { RiderView } from '../../../../contract/account/rider'
import { openPage, openTab } from '../../../routes'
import { statusText } from '../words/rider'

/** What a person does next. */
export interface NextStep {
  title: string
  note: string
  /** Words of the button. */
  action: string
  go: () => unknown
}

const register = () => openPage('register')

/** About the own registration. `rider` is null for somebody who never began. */
export function nextStep(rider: RiderView | null): NextStep {
  if (!rider)
    return { title: '登记认证，领小哥码', note: '带上身份证号，选好站点，拍一张照片，大约 3 分钟', action: '开始登记', go: register }
  const note = statusText[rider.status].next
  switch (rider.status) {
    case 'draft':
      return { title: '登记还没交', note, action: '接着填', go: register }
    case 'returned':
      return { title: '登记要改一下', note, action: '去修改', go: register }
    case 'removed':
      return { title: '你已离开原来的站点', note, action: '重新登记', go: register }
    case 'waitingStation':
    case 'waitingDistrict':
      return { title: statusText[rider.status].word, note, action: '看进度', go: () => openPage('status') }
    case 'verified':
      return { title: '扫门口码，进小区', note: '没有网络也能亮码给门岗扫', action: '亮码', go: () => openTab('pass') }
  }
}
