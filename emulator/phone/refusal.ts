import type { ServerResponse } from 'node:http'
import type { RefusalDetails } from '../../contract/kernel/refusal'
import { BadBody, BodyTooLarge } from '../http/refusal'
import { sendJson } from '../http/reply'

/** The refusals that the emulator itself sends to a phone, in the functions' reply format. */
type PlatformCode = 'INVALID_INPUT' | 'INPUT_TOO_LARGE' | 'NOT_SIGNED_IN' | 'FORBIDDEN' | 'BUSY' | 'UNAVAILABLE'

const MESSAGES: Readonly<Record<PlatformCode, string>> = {
  INVALID_INPUT: '提交的内容格式不对，请检查后重试。',
  INPUT_TOO_LARGE: '提交的内容太大，请精简后重试。',
  NOT_SIGNED_IN: '请先在微信中登录，再重试。',
  FORBIDDEN: '没有权限修改这个文件。',
  BUSY: '现在用的人太多，请稍后重试。',
  UNAVAILABLE: '服务暂时不可用，请稍后重试。',
}

/** A refusal for a phone. The message is for people; the code and the details are for the app. */
export class PhoneRefusal<C extends PlatformCode = PlatformCode> extends Error {
  constructor(
    readonly code: C,
    readonly details: RefusalDetails[C],
  ) {
    super(MESSAGES[code])
  }
}

/** Converts an error on the way to the function into a refusal; undefined for an unexpected error. */
export const asPhoneRefusal = (error: unknown): PhoneRefusal | undefined => {
  if (error instanceof PhoneRefusal) return error
  if (error instanceof BodyTooLarge) return new PhoneRefusal('INPUT_TOO_LARGE', { limit: error.limit })
  return error instanceof BadBody ? new PhoneRefusal('INVALID_INPUT', { field: '', rule: 'json' }) : undefined
}

/** Answers `{ ok: false, error }`; `requestId` leads to the emulator's log. */
export const sendRefusal = (response: ServerResponse, status: number, refusal: PhoneRefusal, requestId: string): void => {
  const { code, message, details } = refusal
  sendJson(response, status, { ok: false, error: { code, message, details, requestId } })
}
