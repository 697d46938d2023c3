import Taro, { useDidHide, useDidShow } from '@tarojs/taro'
import { useEffect } from 'react'
import { passAsked } from '../routes'
import { useKnown } from '../services/useKnown'
import { chooseIdentity, dutyOf, type Identity, identitiesOf, useIdentity } from './identities'
import { tabs } from './pages'

/** One of the things that the middle tab is for: the own pass, or the work of a shift. */
export interface TabPart {
  word: string
  identities: readonly Identity[]
}

const OWN_WORD = '我的码'
const PASS_WORD = '小哥码'

/** Somebody who is here for themselves. */
export const isOwn = ({ workplaces }: Identity) => workplaces.length === 0

/** What the middle tab is for, for somebody who is all this here. */
export function partsOf(identities: readonly Identity[]): TabPart[] {
  const parts: TabPart[] = []
  for (const identity of identities) {
    const [first] = identity.workplaces
    const word = first ? dutyOf(first) : OWN_WORD
    const known = parts.find((part) => part.word === word)
    if (known) known.identities = [...known.identities, identity]
    else if (word !== undefined) parts.push({ word, identities: [identity] })
  }
  return parts
}

/** The middle tab for whoever uses this phone: its parts, which of them is open, and what the tab is called. Whoever has no pass has their work there. */
export function useMiddleTab() {
  const me = useKnown('account.me')
  const identities = me ? identitiesOf(me) : []
  const current = useIdentity(identities)
  const asked = passAsked.use()
  const parts = partsOf(identities)
  const own = parts.find((part) => part.identities.some(isOwn))
  const used = parts.find((part) => part.identities.some(({ key }) => key === current.key)) ?? parts[0]
  const open = (asked && own) || used
  const word = own || !open ? PASS_WORD : open.word
  return { parts, open, current, word }
}

/** Opens a part of the middle tab, and says with it as what the app is used from now on. */
export function openPart({ identities: [first] }: TabPart): void {
  passAsked.set(false)
  if (first) chooseIdentity(first)
}

/** Calls the middle tab by what it is for. Every tab says so when it is shown: WeChat refuses it on other pages. */
export function useTabWord(): void {
  const { word } = useMiddleTab()
  const say = () => void Taro.setTabBarItem({ index: MIDDLE, text: word }).catch(() => undefined)
  useEffect(say, [word])
  useDidShow(say)
}

const MIDDLE = Object.keys(tabs).indexOf('pass')

/** On the page of the tab: who asked for the pass has seen it once they leave. */
export const useSeenPass = () => useDidHide(() => passAsked.set(false))
