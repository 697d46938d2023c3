import { openPage, openTab } from '../routes'
import type { IconName } from '../ui/icon/iconNames'

export interface Service {
  name: string
  note: string
  icon: IconName
  open: () => unknown
}

/** What can be done in the app today. A service is listed when it works, not before. */
export const services: readonly Service[] = [
  { name: '小哥认证', note: '登记、看进度、修改', icon: 'shield', open: () => openTab('pass') },
  { name: '夜校学堂', note: '选课、报名、候补，我的课程也在里面', icon: 'book', open: () => openPage('courses') },
  { name: '技能竞赛', note: '报名、参赛号、成绩和荣誉', icon: 'people', open: () => openPage('contests') },
  { name: '我的消息', note: '每一次担保和审核的结果', icon: 'bell', open: () => openPage('inbox') },
  { name: '个人信息', note: '你同意了什么，随时可以收回', icon: 'document', open: () => openPage('consents') },
  { name: '邀请码', note: '站点负责人、区工作人员从这里上岗', icon: 'ticket', open: () => openPage('invitation') },
]
