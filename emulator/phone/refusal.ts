import type { ServerResponse } from 'node:http'
import type { RefusalDetails } from '../../contract/kernel/refusal'
import { BadBody, BodyTooLarge } from '../http/refusal'
import { sendJson } from '../http/reply'

/** What the emulator itself refuses a phone, in the envelope that the functions use. */
type PlatformCode = 'INVALID_INPUT' | 'INPUT_TOO_LARGE' | 'NOT_SIGNED_IN' | 'FORBIDDEN' | 'UNAVAILABLE'

const MESSAGES: Readonly<Record<PlatformCode, string>> = {
  INVALID_INPUT: '提交的内容格式不对，请检查后重试。',
  INPUT_TOO_LARGE: '提交的内容太大，请精简后重试。',
  NOT_SIGNED_IN: '请先在微信中登录，再重试。',
  FORBIDDEN: '没有权限修改这个文件。',
  UNAVAILABLE: '服务暂时不可用，请稍后重试。',
}

/** A refusal for a phone. The message is for people, the code and the details for the phone's program. */
export class PhoneRefusal<C extends PlatformCode = PlatformCode> extends Error {
  constructor(
    readonly code: C,
    readonly details: RefusalDetails[C],
  ) {
    super(MESSAGES[code])
  }
}

/** What a phone is told about an error on the way to the function; undefined for one that nobody expected. */
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
