/**
 * What actions are about, by their names: the answer of a read shows these subjects, a write changes them. A phone asks again for whatever shows
 * what it has just changed. A domain may say more about actions of other domains whose answers it has a part in.
 */
export type Subjects = { readonly [action: string]: readonly string[] }

/** The effects that were parked, for staff. */
export const kernelSubjects: Subjects = {
  'staff.parkedEffects': ['parkedEffects'],
  'staff.resumeEffect': ['parkedEffects'],
}
