/** The pages of this domain: subpackage, then the page's name and its folder. */
export const pages = {
  rider: {
    gate: 'gate',
    compounds: 'compounds',
    compound: 'compound',
    buildingMap: 'map',
    convention: 'convention',
    appeal: 'appeal',
    uses: 'uses',
  },
  gate: { duty: 'duty', dutyToday: 'today' },
  compound: {
    compoundHome: 'home',
    compoundRules: 'rules',
    compoundGates: 'gates',
    compoundPeople: 'people',
    compoundListings: 'listings',
    compoundLog: 'log',
    compoundReaders: 'readers',
    compoundMap: 'map',
  },
} as const

/** Subpackages that are fetched while a tab is on the screen. */
export const preload = { home: ['rider'], mine: ['gate'] } as const
