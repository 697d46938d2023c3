import { accountSubjects } from './account/subjects'
import { contestSubjects } from './contest/subjects'
import { courseSubjects } from './course/subjects'
import { homeSubjects } from './home/subjects'
import { kernelSubjects, type Subjects } from './kernel/subjects'
import { merchantSubjects } from './merchant/subjects'
import { passSubjects } from './pass/subjects'

/** One line a domain. */
const declared: Readonly<Record<string, Subjects>> = {
  kernel: kernelSubjects,
  account: accountSubjects,
  pass: passSubjects,
  course: courseSubjects,
  contest: contestSubjects,
  merchant: merchantSubjects,
  home: homeSubjects,
}

const all = Object.values(declared)

/** What an action shows or changes, by what all domains say of it. */
export const subjectsOf = (action: string): readonly string[] => all.flatMap((of) => of[action] ?? [])

/** Whether a domain says what this action is about. */
export const isDeclared = (action: string) => all.some((of) => Object.hasOwn(of, action))

/** Whether the answer of a read may be another one after this write. */
export function makesOutOfDate(write: string, read: string): boolean {
  const changed = subjectsOf(write)
  return subjectsOf(read).some((subject) => changed.includes(subject))
}
