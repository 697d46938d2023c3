/** Who works at one compound, guards and property managers together. */
export const MOST_PEOPLE = 50
export const MOST_GATES = 20
