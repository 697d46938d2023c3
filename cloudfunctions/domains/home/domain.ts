import type { Domain } from '../../kernel/domain'

/** The home page: it stores nothing, and puts together what all other domains have for one person. */
export const home: Domain = { name: 'home', collections: [], effects: [] }
