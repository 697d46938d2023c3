/** The pages of this domain: subpackage, then the page's name and its folder. */
export const pages = {
  person: { today: 'today' },
} as const
