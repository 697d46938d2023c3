import { Text } from '@tarojs/components'
import './tag.scss'

export type TagTone = 'plain' | 'ok' | 'warn' | 'no'

/** A state in a word. The colour helps, the word says it. */
export const Tag = ({ children, tone = 'plain' }: { children: string; tone?: TagTone }) => (
  <Text className={`tag tag--${tone}`}>{children}</Text>
)
