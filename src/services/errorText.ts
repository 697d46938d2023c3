import type { KernelRefusals } from '../../contract/kernel/refusal'
import { serverNow } from './clock'
import { fieldRuleText } from './fieldRules'
import type { AnyErrorCode, AnyErrorDetails, ClientErrorDetails } from './refusal'
import { comingText } from './time'

/** Ways to be refused, each in words that say what to do next. A code without its words doesn't compile. */
export type RefusalTexts<Details> = { readonly [Code in keyof Details]: (details: Details[Code], requestId: string) => string }

const unexpected = (requestId: string) => `出了意外，没办成。请过一会儿再试；还不行，请把编号 ${requestId} 告诉工作人员`

/** What any action may answer, whichever domain it belongs to. */
const commonRefusals: RefusalTexts<KernelRefusals & ClientErrorDetails> = {
  OFFLINE: () => '没有网络，还没发出去。连上网后请再点一次',
  NO_REPLY: () => '网络不稳，不知道办成没有。请再点一次，不会重复办理',
  NO_STORAGE: () => '手机存不下了。请删掉一些不用的照片或应用，再打开小程序',
  INVALID_INPUT: (details) => `有一项填得不对：${fieldRuleText(details)}`,
  INPUT_TOO_LARGE: () => '内容太多，请删减后再提交',
  UNKNOWN_ACTION: () => '版本太旧，请退出小程序再打开',
  NOT_SIGNED_IN: () => '没有拿到微信身份，请退出小程序再打开',
  FORBIDDEN: ({ lacking }) =>
    lacking ? '认证小哥才能用。请先去登记认证' : '你现在没有这个权限。如果刚换了岗位，请让工作人员再发一次邀请码',
  NOT_FOUND: () => '要看的内容已经不在了，请返回上一页',
  REQUEST_REUSED: () => '内容和上一次提交的不一样，请再提交一次',
  UNAVAILABLE: () => '现在办的人多，没办成。请过一分钟再试',
  BUSY: () => '现在用的人太多，还没办。请过一分钟再点一次',
  INTERNAL: (_, requestId) => unexpected(requestId),
  PHOTO_NOT_JPEG: () => '这张照片打不开，请重新拍一张',
  PHOTO_TOO_LARGE: ({ limitBytes }) => `照片超过 ${Math.floor(limitBytes / 1024)} KB，请重新拍一张`,
  PHOTO_TOO_SMALL: ({ minimumPixels }) => `照片太小，短边至少要 ${minimumPixels} 像素，请重新拍一张`,
  PHOTO_MISSING: () => '照片没有传上来，请重新选一次',
  PHOTO_REFUSED: () => '这张照片没有通过微信的内容检查，请换一张',
  TOO_MANY_UPLOADS: ({ limit }) => `今天已经传了 ${limit} 张，请明天再传`,
  SECOND_PERSON_NEEDED: () => '要由另一位工作人员来办。和自己有关的、自己提出的都不行，和提出的人在 30 天内有邀请关系的人也不行',
  NOTHING_PROPOSED: () => '没有等确认的提议，可能已经有人办过了',
  TEXT_REFUSED: () => '这段文字没有通过微信的内容检查，请换个说法',
  NOT_POSSIBLE_NOW: () => '现在的状态不能这样办，请刷新后再看',
  TOO_MANY: ({ limit, retryAt }) =>
    retryAt === undefined ? `最多 ${limit} 个，请先减少一些` : `办得太频繁了，请在${comingText(retryAt, serverNow())}之后再试`,
}

const known: Partial<RefusalTexts<AnyErrorDetails>> = { ...commonRefusals }

/**
 * Adds a domain's words to what `errorText` knows. Its `words/refusals.ts` does so when it is loaded: each page imports those of the domains whose
 * actions it asks for, and a test (tests/architecture/refusalWords) finds the page that forgets one.
 */
export function addRefusals<Details>(words: RefusalTexts<Details>): void {
  Object.assign(known, words)
}

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
  const words: RefusalTexts<AnyErrorDetails>[C] | undefined = Object.keys(known).includes(code) ? known[code] : undefined
  return words ? words(details, requestId) : unexpected(requestId)
}
