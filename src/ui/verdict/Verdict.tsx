import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { type ReactNode, useEffect } from 'react'
import { clockText } from '../../services/time'
import { LiveProof } from './LiveProof'
import { type Saying, say } from './say'
import './verdict.scss'

type Tone = 'ok' | 'warn' | 'no'

interface Props {
  tone: Tone
  /** Where or what it is about. */
  about: string
  /** The verdict in a few characters. */
  word: string
  /** What to do now. */
  lead?: string | undefined
  /** When it was decided. */
  at?: Date
  /** What is said aloud; usually what the tone says. Null: nothing, where none of the recordings fits. */
  saying?: Saying | null
  /** Shows a going clock and moving stripes right under the word, for the eyes of somebody who might be shown a screenshot. */
  ticking?: boolean
  /** What today's screens look like, e.g. "今日花样：海棠 · 第 3 纹（截图不会动）". */
  pattern?: string
  children?: ReactNode
  actions?: ReactNode
  /** Whom to call. */
  footer?: ReactNode
}

const usualSaying: Record<Tone, Saying> = { ok: 'mayEnter', warn: 'wait', no: 'mayNotEnter' }

/** As large as the person wants it, as long as up to six characters stay on one line. */
const sizeOf = (word: string) => `min(var(--text-verdict), ${Math.floor(86 / Math.min(word.length, 6))}vw)`

/** Felt in the hand: short for yes, long for no. A phone that can't vibrate still shows the verdict. */
const vibrate = (tone: Tone) => (tone === 'ok' ? Taro.vibrateShort({ type: 'heavy' }) : Taro.vibrateLong()).catch(() => undefined)

/** A whole page in one colour with one big word: seen at arm's length, heard and felt. It is announced when it appears; give it a key to announce another. */
export function Verdict({ tone, about, word, lead, at, saying = usualSaying[tone], ticking, pattern, children, actions, footer }: Props) {
  // What was there before may have been scrolled: the word comes first.
  useEffect(() => void Taro.pageScrollTo({ scrollTop: 0, duration: 0 }), [])
  useEffect(() => {
    vibrate(tone)
    if (saying) say(saying)
  }, [tone, saying])
  return (
    <View className={`verdict verdict--${tone}`}>
      <View className="verdict__about">{about}</View>
      <View className="verdict__word" style={{ fontSize: sizeOf(word) }}>
        {word}
      </View>
      {ticking && <LiveProof pattern={pattern} />}
      {lead && <View className="verdict__about">{lead}</View>}
      {children && <View className="verdict__card">{children}</View>}
      {at && <View className="verdict__at">{`${clockText(at)} 核验`}</View>}
      <View className="verdict__actions">
        {actions}
        {footer}
      </View>
    </View>
  )
}
