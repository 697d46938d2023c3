/**
 * Kept answers to which every domain may add: its workplaces, and its things of 今天. What they may hold is known when the app is built
 * (`config/openParts.ts`), so that nobody has to enter another shape here when a domain adds to them.
 */
export const OPEN_ANSWERS: readonly string[] = ['account.me', 'home.show']

/** The shape of a kept answer in this app: as its domain declares it, and with what all domains add to it. */
export const shapeInApp = (name: string, shape: string) => (OPEN_ANSWERS.includes(name) ? `${shape}-${process.env.OPEN_PARTS}` : shape)
