/**
 * Why WeChat didn't do what a page asked of it. `undeclared`: the interface is missing in the mini-program's privacy guide, so nobody can allow it;
 * `privacyRefused`: the person said no to the guide; `notAllowed`: to this permission, or the phone's settings do.
 */
export type PhoneRefusal = 'undeclared' | 'cancelled' | 'privacyRefused' | 'notAllowed' | 'failed'

/** WeChat's number for an interface that its privacy guide doesn't declare. */
const UNDECLARED = 112

/** WeChat tells in words alone, and on the way they get longer: `scanCode:fail cancel`, `scanCode:fail:auth denied`. */
export function phoneRefusalOf(error: unknown): PhoneRefusal {
  const { errMsg = '', errno } = Object(error) as { errMsg?: string; errno?: number }
  if (errno === UNDECLARED || /not declared/i.test(errMsg)) return 'undeclared'
  if (/cancel/i.test(errMsg)) return 'cancelled'
  if (/privacy/i.test(errMsg)) return 'privacyRefused'
  return /auth|permission|den(y|ied)/i.test(errMsg) ? 'notAllowed' : 'failed'
}
