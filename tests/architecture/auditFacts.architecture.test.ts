import type * as z from 'zod/mini'
import { factualFieldsOf } from '../../cloudfunctions/kernel/audit/facts'
import { everythingServed } from '../builders/house'

const audited = everythingServed.map(({ action }) => action).filter((action) => action.audited)

/**
 * Fields of audited inputs that the audit trail leaves out, because they hold what somebody typed, a file, a secret or a person's number.
 * Everything else is on record by its schema (`kernel/audit/facts.ts`).
 */
const LEFT_OUT: Readonly<Record<string, readonly string[]>> = {
  'role.accept': ['code'],
  'rider.register': ['realName', 'idNumber', 'photo'],
  'staff.saveStation': ['name', 'platform'],
  'staff.saveTown': ['name'],
  'compound.save': ['name', 'community'],
  'compound.saveInfo': ['hotline', 'note'],
  'compound.saveGate': ['name'],
  'compound.saveMap': ['picture'],
  'compound.inviteGuard': ['label'],
  'compound.addReader': ['name'],
  'appeal.file': ['text'],
  'appeal.answer': ['answer'],
  'attendance.mark': ['reason'],
  'attendance.correct': ['reason'],
  'attendance.scanRider': ['text'],
  'certificate.revoke': ['number', 'reason'],
  'certificate.restore': ['number', 'reason'],
  'school.save': ['name', 'address'],
  'course.save': ['title', 'description', 'teacher'],
  'course.change': ['reason'],
  'course.cancelSession': ['reason'],
  'course.cancelLesson': ['reason'],
  'course.enrolFor': ['reason'],
  'course.removeFrom': ['reason'],
  'draw.save': ['title'],
  'contest.save': ['title', 'description', 'place'],
  'merchant.save': ['name'],
}

test.each(audited.map((action) => [action.name, action] as const))(
  'SM1: every field of %s is a fact of its audit entry, or declared as left out',
  (name, { input }) => {
    const { shape } = input as z.ZodMiniObject
    const facts = factualFieldsOf(shape)
    expect(
      Object.keys(shape)
        .filter((field) => !facts.includes(field))
        .toSorted(),
    ).toEqual([...(LEFT_OUT[name] ?? [])].toSorted())
  },
)
