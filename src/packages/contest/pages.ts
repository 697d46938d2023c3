/** The pages of this domain: subpackage, then the page's name and its folder. */
export const pages = {
  rider: { contests: 'list', contest: 'show', contestSignUp: 'signUp' },
} as const
