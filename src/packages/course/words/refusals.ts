import type { ClassCodeFault, CourseRefusals } from '../../../../contract/course/refusals'
import { addRefusals } from '../../../services/errorText'
import { momentText } from '../../../services/time'

/** Why the code of a class doesn't hold, and what to do. */
export const classCodeText: Record<ClassCodeFault, string> = {
  unreadable: '这不是签到码，请扫老师手机上的码',
  otherVersion: '版本太旧。请退出小程序再打开，再扫一次',
  forged: '这个码不是真的，请扫老师手机上的码',
  otherPhone: '换手机了。请扫老师现在手上的码',
  expired: '这个码过了 30 秒。码会自己换，请对准老师手机再扫',
  future: '老师手机时间不准。请老师刷新，再扫一次',
}

addRefusals<CourseRefusals>({
  CLASS_CODE_REFUSED: ({ reason }) => classCodeText[reason],
  OTHER_LESSON: ({ title, from }) => `这是“${title}”（${momentText(from, new Date())}）的码，不是你要签的课`,
  CHECK_IN_NOT_OPEN: ({ opensAt }) => `还没开始签到，${momentText(opensAt, new Date())}开始。到时再扫就行，不影响`,
  CHECK_IN_OVER: ({ closedAt }) => `签到 ${momentText(closedAt, new Date())}结束了。来过的请让老师补记`,
  PHONE_CHECKED_IN: () => '这部手机给别人签过这节课了，只能签一个人。请让老师点名',
})
