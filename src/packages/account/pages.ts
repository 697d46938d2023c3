/** The pages of this domain: subpackage, then the page's name and its folder. */
export const pages = {
  person: {
    register: 'register',
    status: 'status',
    inbox: 'inbox',
    consents: 'consents',
    withdraw: 'withdraw',
    invitation: 'invitation',
    layDown: 'layDown',
  },
  station: { station: 'riders', application: 'application' },
} as const

/** Subpackages that are fetched while a tab is on the screen. */
export const preload = { home: ['person'], mine: ['station'] } as const
