/** The set: one SVG each in ./svg, 64 px grid, in the colours of the look. A test compares them with the styles that show them. */
export const pictureNames = [
  'aid',
  'bike',
  'brush',
  'cake',
  'cap',
  'dumbbell',
  'film',
  'gate',
  'lamp',
  'lipstick',
  'lotus',
  'scale',
  'school',
  'shuttle',
  'speech',
  'station',
  'tea',
  'tools',
  'vase',
  'wheel',
] as const

export type PictureName = (typeof pictureNames)[number]
