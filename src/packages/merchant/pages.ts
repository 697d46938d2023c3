/** The pages of this domain: subpackage, then the page's name and its folder. */
export const pages = {
  counter: { counter: 'verify', shopLog: 'log' },
  owner: {
    ownShop: 'shop',
    shopProfile: 'profile',
    shopHours: 'hours',
    shopPictures: 'pictures',
    ownOffers: 'offers',
    ownOffer: 'offer',
    shopPeople: 'people',
    books: 'books',
    statement: 'statement',
    shopHints: 'hints',
    shopApplication: 'application',
  },
  rider: { redemptions: 'redemptions', shopPoster: 'poster', redeemed: 'redeemed', shops: 'shops', shop: 'shop', reportShop: 'report' },
} as const

/** Subpackages that are fetched while a tab is on the screen. */
export const preload = { mine: ['counter'], pass: ['rider'] } as const
