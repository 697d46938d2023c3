const drawing = (content: string) => `<svg viewBox="0 0 48 48" aria-hidden="true">${content}</svg>`

/** A word of one character in the middle of a shape. */
const word = (character: string, colour: string) =>
  `<text x="24" y="24" dy="0.36em" text-anchor="middle" font-size="26" font-weight="800" fill="${colour}">${character}</text>`

/** Coming in is a full round, going out an empty octagon: to be told apart from afar, in any ink. */
export const shapes = {
  in: drawing(`<circle cx="24" cy="24" r="23" fill="#14232b"/>${word('进', '#fff')}`),
  out: drawing(`<path d="M15 2h18l13 13v18L33 46H15L2 33V15z" fill="#fff" stroke="#14232b" stroke-width="3.5"/>${word('出', '#14232b')}`),
  shield: drawing(
    '<path d="M24 5l16 6v12c0 10-7 16-16 19-9-3-16-9-16-19V11z M17 23.5l5.500 5.500 9.500-10.500" fill="none" stroke="#fff" stroke-width="3.500" stroke-linecap="round" stroke-linejoin="round"/>',
  ),
} as const
