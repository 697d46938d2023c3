import type { AccountRefusals } from '../../../../contract/account/refusals'
import type { RiderStatus } from '../../../../contract/account/rider'
import { addRefusals } from '../../../services/errorText'
import { consentTitles } from './consentTitles'
import { statusText } from './rider'

const nowIs = (status: RiderStatus) => `登记现在是“${statusText[status].word}”`

addRefusals<AccountRefusals>({
  CONSENT_REQUIRED: ({ kind }) => `要先同意“${consentTitles[kind]}”才能继续`,
  CONSENT_OUTDATED: ({ kind }) => `“${consentTitles[kind]}”的说明更新了，请退出小程序再打开，看过再选`,
  CONSENT_IN_USE: ({ kind }) => `登记要用到“${consentTitles[kind]}”。要收回，请在“我的”里退出登记，资料会一起删除`,
  STATION_CLOSED: () => '这个站点已经停用，请改选别的站点',
  UNDER_AGE: ({ minimumAge }) => `未满 ${minimumAge} 周岁，按规定不能登记`,
  PHONE_CODE_INVALID: () => '手机号授权已过期，请再点一次“用微信手机号”',
  NOT_EDITABLE: ({ status }) => `${nowIs(status)}，不能修改`,
  NOT_WAITING: ({ status }) => `${nowIs(status)}，不用再处理了`,
  CHANGED_MEANWHILE: () => '这份登记刚被改过，请看过最新内容再决定',
  NOT_VERIFIED: () => '这位小哥已经不在站点名单里了',
  INVITATION_INVALID: () => '邀请码不对，或者已经用过、过期了。请向发码的人要一个新的',
})
