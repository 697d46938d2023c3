import Taro from '@tarojs/taro'
import { createStore } from './store'

type Resolve = Parameters<Taro.onNeedPrivacyAuthorization.Listener>[0]

/** WeChat holds every interface that touches personal data until the person has answered; the page's frame asks. */
export const privacyAsked = createStore(false)

const waiting: Resolve[] = []

/** The answer to everything that waits. `agreedWith`: id of the button that was tapped, WeChat checks it; null: refused. */
export function answerPrivacy(agreedWith: string | null) {
  privacyAsked.set(false)
  for (const resolve of waiting.splice(0)) resolve(agreedWith === null ? { event: 'disagree' } : { event: 'agree', buttonId: agreedWith })
}

/** Runs once at the app's launch. The browser knows no such thing, an old WeChat (base library < 2.32.3) neither. */
export function startPrivacy() {
  if (process.env.TARO_ENV !== 'weapp' || !Taro.canIUse('onNeedPrivacyAuthorization')) return
  Taro.onNeedPrivacyAuthorization((resolve) => {
    waiting.push(resolve)
    privacyAsked.set(true)
  })
}
