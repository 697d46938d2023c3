import type { Subjects } from '../kernel/subjects'

/** What each action of this domain shows. Whoever adds to 今天 says in its own subjects what of it is shown here. */
export const homeSubjects: Subjects = { 'home.show': [] }
