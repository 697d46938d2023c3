/** When riders can't be away, in Shanghai time: what overlaps none of these fits the shift. Sample values of an operator. */
export const SHIFT_PEAKS = [
  { from: '10:30', to: '13:30' },
  { from: '16:30', to: '20:00' },
] as const

/** A session whose lessons all begin at or after this is one in the evening. */
export const EVENING_FROM = '18:00'
