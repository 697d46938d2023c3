/**
 * Where an offering stands in lists: by its beginning. Dozens begin on one evening at 19:00, and a page may end between any two of them, so the id makes
 * the key unique.
 */
export const listKeyOf = (startsAt: Date, id: string) => `${startsAt.toISOString()} ${id}`

/** Before everything that begins later than this. */
export const listKeyAfter = (instant: Date) => `${instant.toISOString()} ~`
