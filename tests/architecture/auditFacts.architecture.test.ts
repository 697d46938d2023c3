import type * as z from 'zod/mini'
import { factualFieldsOf } from '../../cloudfunctions/kernel/audit/facts'
import { everythingServed } from '../builders/house'

const audited = everythingServed.map(({ action }) => action).filter((action) => action.audited)

test.each(audited.map((action) => [action.name, action] as const))(
  'SM1: every field of %s is a fact of its audit entry, or declared as left out',
  (_, { input, leftOut = [] }) => {
    const { shape } = input as z.ZodMiniObject
    const facts = factualFieldsOf(shape)
    expect(
      Object.keys(shape)
        .filter((field) => !facts.includes(field))
        .toSorted(),
    ).toEqual(leftOut.toSorted())
  },
)
