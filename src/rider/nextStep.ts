import type { RiderView } from '../../contract/account/rider'
import type { Workplace } from '../../contract/kernel/roles'
import { openPage, openTab } from '../routes'
import { statusText } from '../texts/rider'

/** What a person does next. */
export interface NextStep {
  title: string
  note: string
  /** Words of the button. */
  action: string
  go: () => unknown
}

/** Where somebody works with the phone; staff work at a computer. */
export type FieldWorkplace = Exclude<Workplace, { role: 'staff' }>

/** For somebody who is here to work for others. */
export function nextAtWork(workplace: FieldWorkplace): NextStep {
  switch (workplace.role) {
    case 'stationManager': {
      const { stationId, stationName: note, waiting } = workplace
      const go = () => openPage('station', { stationId })
      return waiting > 0
        ? { title: `${waiting} 人等你担保`, note, action: '去担保', go }
        : { title: '现在没有人等你担保', note, action: '看本站小哥', go }
    }
    case 'propertyManager': {
      const { compoundId, compoundName: note, waiting } = workplace
      const go = () => openPage('compoundHome', { compoundId })
      return waiting > 0
        ? { title: `${waiting} 人申请进白名单`, note, action: '去处理', go }
        : { title: '现在没有人申请白名单', note, action: '看小区今天', go }
    }
    case 'guard': {
      const { compoundId, compoundName: note } = workplace
      return { title: '值班，核验小哥', note, action: '去值班', go: () => openPage('duty', { compoundId }) }
    }
    case 'clerk': {
      const { merchantId, merchantName: note } = workplace
      return { title: '核验小哥', note, action: '去核验', go: () => openPage('counter', { merchantId }) }
    }
    case 'teacher': {
      const { schoolId, schoolName: note } = workplace
      return { title: '上课签到、点名', note, action: '看今天的课', go: () => openPage('classes', { schoolId }) }
    }
  }
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
