/** The set: one SVG each in ./svg, 24 px grid, stroke 1.75. icon.scss has the same list; a test compares the three. */
export const iconNames = [
  'bell',
  'camera',
  'check',
  'chevron',
  'clock',
  'document',
  'exit',
  'grid',
  'home',
  'info',
  'offline',
  'pass',
  'person',
  'shield',
  'station',
  'text',
  'ticket',
  'warning',
] as const

export type IconName = (typeof iconNames)[number]
