import type { RiderStatus } from '../../contract/account/rider'
import { consentTitles } from '../packages/account/words/consentTitles'
import { statusText } from '../packages/account/words/rider'
import { bookingErrorText } from '../packages/booking/words/refusals'
import { conventionPartyText, passStateText } from '../packages/pass/words/pass'
import { fieldRuleText } from './fieldRules'
import type { AnyErrorCode, AnyErrorDetails } from './refusal'
import { dayText, momentText } from './time'

/** Every way to be refused, in words that say what to do next. A code without its words doesn't compile. */
type Texts = { [C in AnyErrorCode]: (details: AnyErrorDetails[C], requestId: string) => string }

const unexpected = (requestId: string) => `出了意外，没办成。请过一会儿再试；还不行，请把编号 ${requestId} 告诉工作人员`

const nowIs = (status: RiderStatus) => `登记现在是“${statusText[status].word}”`

const texts: Texts = {
  OFFLINE: () => '没有网络，还没发出去。连上网后请再点一次',
  NO_REPLY: () => '网络不稳，不知道办成没有。请再点一次，不会重复办理',
  NO_STORAGE: () => '手机存不下了。请删掉一些不用的照片或应用，再打开小程序',
  INVALID_INPUT: (details) => `有一项填得不对：${fieldRuleText(details)}`,
  INPUT_TOO_LARGE: () => '内容太多，请删减后再提交',
  UNKNOWN_ACTION: () => '版本太旧，请退出小程序再打开',
  NOT_SIGNED_IN: () => '没有拿到微信身份，请退出小程序再打开',
  FORBIDDEN: () => '你现在没有这个权限。如果刚换了岗位，请让工作人员再发一次邀请码',
  NOT_FOUND: () => '要看的内容已经不在了，请返回上一页',
  REQUEST_REUSED: () => '内容和上一次提交的不一样，请再提交一次',
  UNAVAILABLE: () => '现在办的人多，没办成。请过一分钟再试',
  INTERNAL: (_, requestId) => unexpected(requestId),
  CONSENT_REQUIRED: ({ kind }) => `要先同意“${consentTitles[kind]}”才能继续`,
  CONSENT_OUTDATED: ({ kind }) => `“${consentTitles[kind]}”的说明更新了，请退出小程序再打开，看过再选`,
  CONSENT_IN_USE: ({ kind }) => `登记要用到“${consentTitles[kind]}”。要收回，请在“我的”里退出登记，资料会一起删除`,
  STATION_CLOSED: () => '这个站点已经停用，请改选别的站点',
  UNDER_AGE: ({ minimumAge }) => `未满 ${minimumAge} 周岁，按规定不能登记`,
  PHOTO_NOT_JPEG: () => '这张照片打不开，请重新拍一张',
  PHOTO_TOO_LARGE: ({ limitBytes }) => `照片超过 ${Math.floor(limitBytes / 1024)} KB，请重新拍一张`,
  PHOTO_TOO_SMALL: ({ minimumPixels }) => `照片太小，短边至少要 ${minimumPixels} 像素，请重新拍一张`,
  PHOTO_MISSING: () => '照片没有传上来，请重新选一次',
  PHONE_CODE_INVALID: () => '手机号授权已过期，请再点一次“用微信手机号”',
  NOT_EDITABLE: ({ status }) => `${nowIs(status)}，不能修改`,
  NOT_WAITING: ({ status }) => `${nowIs(status)}，不用再处理了`,
  CHANGED_MEANWHILE: () => '这份登记刚被改过，请看过最新内容再决定',
  NOT_VERIFIED: () => '这位小哥已经不在站点名单里了',
  PASS_MISSING: () => '你还没有小哥码。先登记认证，站点担保后就有',
  PASS_NOT_ACTIVE: ({ state }) => `小哥码${passStateText[state]}，现在不能办这件事。请到“小哥码”看原因`,
  OTHER_PHONE: () => '小哥码在你的另一部手机上。要在这部手机用，请点“换到这部手机”',
  MOVES_EXHAUSTED: ({ movableAt }) => `最近换手机太多次了，${momentText(movableAt, new Date())}以后才能再换。急用请联系站点负责人`,
  NOT_RENEWABLE: ({ renewableFrom }) => `还没到续期的时候，${dayText(renewableFrom, new Date())}起可以续`,
  CONVENTION_OUTDATED: () => '文明公约更新了，请退出小程序再打开，看过再签',
  CONVENTION_NOT_ACCEPTED: () => '要先签文明公约，才能进白名单',
  CONVENTION_NOT_SIGNED: ({ party }) => `文明公约还差${conventionPartyText[party]}没有签，签好后才能批准`,
  COMPOUND_CLOSED: () => '这个小区现在停用小哥码，请按门岗的要求登记',
  LISTING_CHANGED: () => '名单刚变过，请刷新后再看',
  TOO_LATE: ({ minutes }) => `过了 ${minutes} 分钟，不能再改了。请告诉物业`,
  ALREADY_CORRECTED: () => '这一条已经改过了，不用再改',
  SECOND_PERSON_NEEDED: () => '提出的人不能自己确认，请另一位工作人员来确认',
  NOTHING_PROPOSED: () => '没有等确认的处理，可能已经有人办过了',
  NOTHING_TO_LIFT: () => '没有区里能取消的暂停或吊销。离开站点的，要到新站点重新登记',
  NOTHING_TO_APPEAL: () => '小哥码没有被暂停或吊销，不用申诉',
  APPEAL_WAITING: () => '你的申诉还在处理，有了结果会在消息里告诉你',
  ...bookingErrorText,
  TEXT_REFUSED: () => '这段文字没有通过微信的内容检查，请换个说法',
  TOO_MANY: ({ limit }) => `最多 ${limit} 个，请先减少一些`,
  INVITATION_INVALID: () => '邀请码不对，或者已经用过、过期了。请向发码的人要一个新的',
}

const isKnown = (code: string) => Object.keys(texts).includes(code)

/** The words for a refusal. A code that this version doesn't know yet gets the general text with the reference number. */
export function errorText<C extends AnyErrorCode>({
  code,
  details,
  requestId,
}: {
  code: C
  details: AnyErrorDetails[C]
  requestId: string
}): string {
  return isKnown(code) ? texts[code](details, requestId) : unexpected(requestId)
}
