import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { classes } from '../classes'
import './card.scss'

interface Props {
  children: ReactNode
  /** `hero`: the page's main thing, at most one. */
  tone?: 'plain' | 'hero'
  /** Heading above the contents. */
  title?: string
}

/** Things that belong together. */
export const Card = ({ children, tone = 'plain', title }: Props) => (
  <View className={classes('card', `card--${tone}`)}>
    {title && <View className="card__title">{title}</View>}
    {children}
  </View>
)
